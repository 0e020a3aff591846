import { endingSessions } from "../sessions/session-end";
import type { Database } from "../../db/client";
import { StartupError } from "../../startup/startup-error";
import { type ExportFile, parseExport } from "./export-file";
import { type Format, type FormatName, formats } from "./formats";
import { groupBy } from "./group-by";
import { type ImportedUser, readParsedUser } from "./imported-user";
import { fieldName } from "./record";
import { type Result, type StoreContext, storeUser } from "./store-user";

export interface RowReport extends Result {
  /** From 1, in the order of the file. */
  row: number;
  email: string;
}

export interface ImportOptions {
  from: FormatName;
  /** `false` makes a dry run: everything is rolled back, and the report shows what would happen. */
  apply: boolean;
  /** Called for each record, in order. */
  report: (row: RowReport) => void;
  /** Called with what concerns the whole file. */
  notice?: (text: string) => void;
}

/** Ends a dry run, which rolls everything back. */
class Rollback extends Error {}

/** The number of users that are stored at the same time. */
const concurrency = 8;

type Row = { row: number; user: ImportedUser };

/**
 * Imports the users of an export, each in a transaction of their own, so that a failed one does not affect the others. Records with the same verified
 * address are one user. Existing users stay as they are, except those that an earlier import made, which are completed. So the same file can be
 * imported again.
 * @throws {StartupError} when the file cannot be read, or lacks the column of addresses
 */
export async function importUsers(db: Database, text: string, options: ImportOptions): Promise<void> {
  const file = await parseExport(text);
  const format = formats[options.from];
  requireColumns(file, format, options);
  const read = format.open(file);
  const rows = file.users.map((record, index) => ({
    row: index + 1,
    user: typeof record === "string" ? record : readParsedUser(read(record), record),
  }));
  const readable = rows.flatMap(({ row, user }) => (typeof user === "string" ? [] : [{ row, user }]));
  const people = [...groupBy(readable, ({ user }) => user.email).values()];
  const contested = {
    ids: contestedAmong(readable, ({ sourceId }) => [sourceId]),
    googleIds: contestedAmong(readable, ({ emailVerified, googleIds }) => (emailVerified ? googleIds : [])),
  };
  const results = new Map<number, Result>();
  let reported = 0;
  /** Reports rows in their order, as soon as all before them are stored. */
  const reportReady = () => {
    for (; reported < rows.length; reported += 1) {
      const { row = 0, user = "" } = rows[reported] ?? {};
      const refused = typeof user === "string" ? ({ outcome: "refused", notes: [user] } satisfies Result) : undefined;
      const result = refused ?? results.get(row);
      if (result === undefined) return;
      options.report({ row, email: typeof user === "string" ? "" : user.email, ...result });
    }
  };
  reportReady();
  for (let start = 0; start < people.length; start += concurrency) {
    const some = people.slice(start, start + concurrency);
    const stored = await Promise.all(some.map((records) => importPerson(db, records, { ...options, contested })));
    stored.forEach((person) => person.forEach((result, row) => results.set(row, result)));
    reportReady();
  }
}

/** Reports a missing column once, not for each row. */
function requireColumns({ users }: ExportFile, { columns }: Format, { from, notice }: ImportOptions): void {
  const records = users.filter((user) => typeof user !== "string");
  const found = new Set(records.flatMap((record) => [...record.keys()]));
  if (records.length === 0) return;
  const isThere = (names: string[]) => names.some((name) => found.has(fieldName(name)));
  if (!isThere(columns.address)) {
    const [names, others] = [columns.address.join(" or "), [...found].slice(0, 12).join(", ")];
    throw new StartupError(
      `The column with the e-mail address is missing (${names}): no user could be imported. Found: ${others}. Is this an export of ${from}?`,
    );
  }
  if (!isThere(columns.verified)) {
    const names = columns.verified.join(" or ");
    notice?.(
      `The column that says whether an address was verified is missing (${names}): no address counts as verified.`,
    );
  }
}

/** Returns the ids that several users claim. */
function contestedAmong(rows: Row[], idsOf: (user: ImportedUser) => (string | undefined)[]): Set<string> {
  const claims = new Map<string, string>();
  const contested = new Set<string>();
  for (const { user } of rows) {
    for (const id of idsOf(user)) {
      if (id === undefined) continue;
      if ((claims.get(id) ?? user.email) !== user.email) contested.add(id);
      claims.set(id, user.email);
    }
  }
  return contested;
}

/** Stores the records of one address: verified ones first, then those with a password, so that their order in the file does not matter. */
async function importPerson(
  db: Database,
  records: Row[],
  { from, apply, contested }: ImportOptions & Pick<StoreContext, "contested">,
): Promise<Map<number, Result>> {
  const results = new Map<number, Result>();
  const weight = ({ user }: Row) =>
    (user.emailVerified ? 4 : 0) + (user.passwordHash === undefined ? 0 : 2) + (user.banned === undefined ? 0 : 1);
  const ordered = records.toSorted((one, other) => weight(other) - weight(one));
  await endingSessions({ db, onSessionEnd: () => undefined }, async (tx, end) => {
    let sameAs: number | undefined;
    for (const { row, user } of ordered) {
      results.set(row, await storeUser({ tx, end, from, contested, sameAs }, user));
      sameAs ??= row;
    }
    if (!apply) throw new Rollback();
  }).catch((error: unknown) => {
    if (!(error instanceof Rollback)) throw error;
  });
  return results;
}
