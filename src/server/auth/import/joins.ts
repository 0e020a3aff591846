import { groupBy } from "./group-by";
import { type ExportRecord, textOf, valueOf, valuesOf } from "./record";
import { isDeleted } from "./status";
import { idOf, idTextOf } from "./values";

type Pick = (record: ExportRecord) => unknown;

/**
 * Returns a function that finds the records of a user by the user's id. An id that is missing or shared finds none.
 * @param owners.users with their ids and addresses
 * @param owned.owner the id of the user whose the record is
 */
export function joinById(
  { users, id, address }: { users: ExportRecord[]; id: Pick; address: Pick },
  { records, owner }: { records: ExportRecord[]; owner: Pick },
): (user: ExportRecord) => ExportRecord[] {
  const owned = groupBy(records, (record) => idOf(owner(record)));
  const addresses = new Map<string | undefined, unknown>();
  const shared = new Set<string | undefined>([undefined]);
  if (records.length === 0) return () => [];
  for (const user of users) {
    const key = idOf(id(user));
    if (addresses.has(key) && addresses.get(key) !== address(user)) shared.add(key);
    addresses.set(key, address(user));
  }
  return (user) => {
    const key = idOf(id(user));
    return shared.has(key) ? [] : (owned.get(key) ?? []);
  };
}

/** Returns the value of the first of these fields that holds an id. */
export const idIn =
  (...names: string[]): Pick =>
  (record) =>
    valuesOf(record, ...names).find((value) => idOf(value) !== undefined);

/** Returns the ids at Google of the accounts that are Google's and were not removed; `undefined` for one that cannot be right. */
export function googleIdsOf(
  accounts: ExportRecord[],
  { id, isProven = () => true }: { id: string[]; isProven?: (account: ExportRecord) => boolean },
): (string | undefined)[] {
  return accounts
    .filter((account) => /^(?:google|google-oauth2|oauth_google)$/.test(textOf(account, "provider", "providerid")))
    .filter((account) => !isDeleted(account) && isProven(account))
    .map((account) => idTextOf(valueOf(account, ...id)));
}
