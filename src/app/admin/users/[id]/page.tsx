import { TRPCError } from "@trpc/server";
import ChevronLeft from "lucide-react/icons/chevron-left";
import Ban from "lucide-react/icons/ban";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { UserActions } from "~/features/users/components/user-actions";
import { UserBadges } from "~/features/users/components/user-badges";
import { UserFacts } from "~/features/users/components/user-facts";
import { UserSessions } from "~/features/users/components/user-sessions";
import { pageCaller, requirePermission } from "~/server/page-session";
import { Moment } from "~/ui/text/moment";
import type { PageProps } from "../../../page-props";

export const metadata: Metadata = { title: "User" };

export default async function UserPage({ params }: PageProps<{ id: string }>) {
  const { id } = await params;
  const viewer = await requirePermission("users.read", `/admin/users/${encodeURIComponent(id)}`);
  const user = await (await pageCaller()).users.byId({ id }).catch(notFoundWhenMissing);
  const isSelf = user.id === viewer.userId;
  const { name, email, ban } = user;
  return (
    <>
      <Link
        href="/admin/users"
        className="-ml-1 inline-flex min-h-9 items-center gap-1 rounded-md pr-2 text-sm text-muted hover:text-ink pointer-coarse:min-h-11"
      >
        <ChevronLeft aria-hidden className="size-4" />
        People
      </Link>
      <header className="mt-1 mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold tracking-tight break-words">
            {name}
            {isSelf && <span className="font-normal text-muted"> (you)</span>}
          </h1>
          <p className="mb-2 break-words text-muted">{email}</p>
          <UserBadges {...user} banned={ban !== null} />
        </div>
        <UserActions user={user} isSelf={isSelf} />
      </header>
      {ban !== null && (
        <div className="mb-4 flex items-start gap-2.5 rounded-lg bg-danger-soft px-4 py-3 text-sm">
          <Ban aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
          <p className="min-w-0 break-words">
            <strong className="font-semibold text-danger">
              Banned{" "}
              {ban.until === null ? (
                "until it is lifted"
              ) : (
                <>
                  until <Moment at={ban.until} />
                </>
              )}
              .
            </strong>{" "}
            {ban.reason}
          </p>
        </div>
      )}
      <UserFacts user={user} />
      <UserSessions user={user} isSelf={isSelf} />
    </>
  );
}

/** Shows the "not found" page for an unknown id, and for an address that holds no id. */
function notFoundWhenMissing(error: unknown): never {
  if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) notFound();
  throw error;
}
