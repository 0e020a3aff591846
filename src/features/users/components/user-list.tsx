import Users from "lucide-react/icons/users";
import Link from "next/link";
import type { RouterOutputs } from "~/client/api";
import { buttonClass } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { Moment } from "~/ui/text/moment";
import { type UserListFilter, usersHref } from "../list-address";
import { UserBadges } from "./user-badges";

interface UserListProps {
  page: RouterOutputs["users"]["list"];
  chosen: UserListFilter;
  /** Whether this is not the first page. */
  isLaterPage: boolean;
}

/** Shows one page of users: one line each, on a phone one card. */
export function UserList({ page: { items, nextCursor }, chosen, isLaterPage }: UserListProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<Users />}
        title={isLaterPage ? "No more people" : "No one matches"}
        action={
          <Link href={usersHref({})} className={buttonClass()}>
            Show everyone
          </Link>
        }
      >
        {isLaterPage ? "The list has become shorter." : "Try fewer filters, or another part of the name or address."}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {items.map(({ id, name, email, createdAt, ...facts }) => (
          <li
            key={id}
            className="relative grid gap-x-4 gap-y-2 border-line px-4 py-3 not-last:border-b has-[a:hover]:bg-hover sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center lg:grid-cols-[minmax(0,1fr)_auto_8.5rem]"
          >
            <span className="min-w-0">
              <Link
                href={`/admin/users/${id}`}
                className="block truncate rounded-sm font-medium after:absolute after:inset-0"
              >
                {name}
              </Link>
              <span className="block truncate text-sm text-muted">{email}</span>
            </span>
            <UserBadges {...facts} />
            <span className="text-sm text-muted max-lg:hidden lg:text-right">
              <span className="sr-only">Joined </span>
              <Moment at={createdAt} precision="day" />
            </span>
          </li>
        ))}
      </ul>
      {(isLaterPage || nextCursor !== null) && (
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {isLaterPage ? (
            <Link href={usersHref(chosen)} className={buttonClass()}>
              First page
            </Link>
          ) : (
            <span />
          )}
          {nextCursor !== null && (
            <Link href={usersHref(chosen, nextCursor)} className={buttonClass()}>
              Next page
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
