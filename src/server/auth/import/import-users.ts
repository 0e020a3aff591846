import { recordEvent } from "~/server/audit/record";
import type { Database } from "~/server/db/client";
import { parseExport } from "./export-file";
import { type FormatName, formats } from "./formats";
import { type ImportedUser, readFoundUser } from "./imported-user";
import { findUserByEmail, insertAccounts, insertUser, isGoogleIdTaken } from "./queries";

export type RowOutcome = "created" | "completed" | "unchanged" | "refused";

/** What became of a record, or what would. */
export interface RowReport {
  /** From 1, in the order of the file. */
  row: number;
  email: string;
  outcome: RowOutcome;
  /** In plain words. */
  notes: string[];
}

/** A dry run ends here, with everything undone. */
class Undo extends Error {}

/**
 * Moves the users of an export here, each in a transaction of its own, so that one that fails keeps none of the others back. Whoever is here already
 * stays as they are; only an account that has no way in yet is given the ones of the file. So the same file can be imported again.
 * @param options.apply `false` does everything and undoes it: the report is what would happen
 * @param options.report called for each record, in order
 */
export async function importUsers(
  db: Database,
  text: string,
  options: { from: FormatName; apply: boolean; report: (row: RowReport) => void },
): Promise<void> {
  const file = await parseExport(text);
  const seen = new Set<string>();
  for (const [position, record] of file.users.entries()) {
    const row = position + 1;
    const user = readFoundUser(formats[options.from](record, file));
    if (typeof user === "string") {
      options.report({ row, email: "", outcome: "refused", notes: [user] });
      continue;
    }
    const isRepeated = seen.has(user.email);
    seen.add(user.email);
    const result = isRepeated ? refuse("stands in the file twice") : await importOne(db, user, options);
    options.report({ row, email: user.email, ...result });
  }
}

type Result = Pick<RowReport, "outcome" | "notes">;
const refuse = (note: string): Result => ({ outcome: "refused", notes: [note] });

async function importOne(
  db: Database,
  user: ImportedUser,
  { from, apply }: { from: FormatName; apply: boolean },
): Promise<Result> {
  let result: Result = refuse("could not be stored");
  await db
    .transaction(async (transaction) => {
      result = await store(transaction, user, from);
      if (!apply) throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return result;
}

async function store(db: Database, user: ImportedUser, from: FormatName): Promise<Result> {
  const notes = user.losses.map((loss) => `leaves behind ${loss}`);
  const isTaken = user.googleId !== undefined && (await isGoogleIdTaken(db, user.googleId));
  // An address that was never verified there is no proof that the account at Google is the same person's.
  const canLink = user.emailVerified && !isTaken;
  if (user.googleId !== undefined && !canLink) notes.push("is not linked with Google");
  const waysIn = { passwordHash: user.passwordHash, googleId: canLink ? user.googleId : undefined };
  const hasWayIn = waysIn.passwordHash !== undefined || waysIn.googleId !== undefined;

  const present = await findUserByEmail(db, user.email);
  if (present !== undefined && (present.providers.length > 0 || !hasWayIn)) {
    return { outcome: "unchanged", notes: ["is here already"] };
  }
  if (!hasWayIn) notes.push("has to set a password with “Forgotten password”");
  const userId = present?.id ?? (await insertUser(db, user));
  await insertAccounts(db, userId, waysIn);
  await recordEvent(db, { userId, kind: "user.imported", outcome: "success", reason: "command", details: { from } });
  return { outcome: present === undefined ? "created" : "completed", notes };
}
