import { endingSessions } from "~/server/auth/session-end";
import type { Database } from "~/server/db/client";
import { StartupError } from "~/server/startup-error";
import { type ExportFile, parseExport } from "./export-file";
import { type Format, type FormatName, formats } from "./formats";
import { groupBy } from "./group-by";
import { type ImportedUser, readFoundUser } from "./imported-user";
import { fieldName } from "./record";
import { type Result, storeUser } from "./store-user";

export interface RowReport extends Result {
  /** From 1, in the order of the file. */
  row: number;
  email: string;
}

export interface ImportOptions {
  from: FormatName;
  /** `false` does everything and undoes it: the report is what would happen. */
  apply: boolean;
  /** Called for each record, in order. */
  report: (row: RowReport) => void;
  /** Called with what concerns the whole file. */
  notice?: (text: string) => void;
}

/** A dry run ends here, with everything undone. */
class Undo extends Error {}

type Row = { row: number; user: ImportedUser };

/**
 * Moves the users of an export here, each person in a transaction of their own, so that one that fails keeps none of the others back. Records with the same
 * address are one person's where it was verified. Whoever is here already stays as they are; only what an import made is completed by a later one. So the
 * same file can be imported again.
 * @throws {StartupError} when the file cannot be read, or lacks the column of addresses
 */
export async function importUsers(db: Database, text: string, options: ImportOptions): Promise<void> {
  const file = await parseExport(text);
  const format = formats[options.from];
  requireColumns(file, format, options);
  const read = format.open(file);
  const rows = file.users.map((record, index) => ({
    row: index + 1,
    user: typeof record === "string" ? record : readFoundUser(read(record), record),
  }));
  const readable = rows.flatMap(({ row, user }) => (typeof user === "string" ? [] : [{ row, user }]));
  const people = groupBy(readable, ({ user }) => user.email);
  const contested = contestedAmong(readable);
  const results = new Map<number, Result>();
  for (const { row, user } of rows) {
    if (typeof user === "string") {
      options.report({ row, email: "", outcome: "refused", notes: [user] });
      continue;
    }
    if (!results.has(row)) {
      const stored = await importPerson(db, people.get(user.email) ?? [], { ...options, contested });
      stored.forEach((result, stored) => results.set(stored, result));
    }
    const result = results.get(row);
    if (result !== undefined) options.report({ row, email: user.email, ...result });
  }
}

/** Says once which column is missing, not once for each row. */
function requireColumns({ users }: ExportFile, { columns }: Format, { from, notice }: ImportOptions): void {
  const records = users.filter((user) => typeof user !== "string");
  const found = new Set(records.flatMap((record) => [...record.keys()]));
  if (records.length === 0) return;
  const isThere = (names: string[]) => names.some((name) => found.has(fieldName(name)));
  if (!isThere(columns.address)) {
    const [names, others] = [columns.address.join(" or "), [...found].slice(0, 12).join(", ")];
    throw new StartupError(
      `The column with the e-mail address is missing (${names}): nobody could be imported. Found: ${others}. Is this an export of ${from}?`,
    );
  }
  if (!isThere(columns.verified)) {
    const names = columns.verified.join(" or ");
    notice?.(
      `The column that says whether an address was verified is missing (${names}): nobody's counts as verified.`,
    );
  }
}

/** Returns the subjects at Google that several verified people claim. */
function contestedAmong(rows: Row[]): Set<string> {
  const claims = new Map<string | undefined, string>();
  const contested = new Set<string>();
  for (const { user } of rows.filter((row) => row.user.emailVerified)) {
    for (const googleId of user.googleIds) {
      const other = claims.get(googleId);
      if (googleId !== undefined && other !== undefined && other !== user.email) contested.add(googleId);
      claims.set(googleId, user.email);
    }
  }
  return contested;
}

/** Stores the records of one address in the order that makes theirs not matter: what is proven comes first, then what has a password. */
async function importPerson(
  db: Database,
  records: Row[],
  { from, apply, contested }: ImportOptions & { contested: ReadonlySet<string> },
): Promise<Map<number, Result>> {
  const results = new Map<number, Result>();
  const weight = ({ user }: Row) => (user.emailVerified ? 2 : 0) + (user.passwordHash === undefined ? 0 : 1);
  const ordered = records.toSorted((one, other) => weight(other) - weight(one));
  await endingSessions({ db, onSessionEnd: () => undefined }, async (tx, end) => {
    let sameAs: number | undefined;
    for (const { row, user } of ordered) {
      const isChanged = [...results.values()].some(({ outcome }) => outcome === "created" || outcome === "completed");
      results.set(row, await storeUser({ tx, end, from, contested, sameAs, isChanged }, user));
      sameAs ??= row;
    }
    if (!apply) throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return results;
}
