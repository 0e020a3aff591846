import type { Metadata } from "next";
import { UserFilters } from "~/features/users/components/user-filters";
import { UserList } from "~/features/users/components/user-list";
import { readUsersAddress, usersHref } from "~/features/users/list-address";
import { pageCaller, requirePermission } from "~/server/page-session";
import { toSearchParams } from "~/shared/search-params";
import { TextLink } from "~/ui/text/text-link";
import type { PageProps } from "../../page-props";
import { PageHeading } from "../page-heading";

export const metadata: Metadata = { title: "People" };

export default async function UsersPage({ searchParams }: PageProps) {
  const params = toSearchParams(await searchParams);
  await requirePermission("users.read", params.size === 0 ? "/admin/users" : `/admin/users?${params}`);
  const { chosen, ignored } = readUsersAddress(params);
  const given = params.get("cursor") ?? undefined;
  const { users } = await pageCaller();
  // An invalid cursor, or one of another sort, starts from the first page.
  const paged = given === undefined ? undefined : await users.list({ ...chosen, cursor: given }).catch(() => undefined);
  const page = paged ?? (await users.list(chosen));
  const isIncomplete = ignored.length > 0 || (given !== undefined && paged === undefined);
  return (
    <>
      <PageHeading title="People">Everyone with an account.</PageHeading>
      <UserFilters chosen={chosen} />
      {isIncomplete && (
        <p className="mt-3 rounded-md bg-sunken px-3 py-2 text-sm text-muted">
          Part of this link was not understood and was ignored.{" "}
          <TextLink href={usersHref(chosen)}>Clean up the link</TextLink>
        </p>
      )}
      <output className="mt-4 mb-2 block text-sm text-muted">{countLabel(page)}</output>
      <UserList page={page} chosen={chosen} isLaterPage={paged !== undefined} />
    </>
  );
}

function countLabel({ items, nextCursor }: { items: unknown[]; nextCursor: string | null }): string {
  if (items.length === 0) return "No people";
  const people = items.length === 1 ? "1 person" : `${items.length} people`;
  return nextCursor === null ? people : `${people}, more on the next page`;
}
