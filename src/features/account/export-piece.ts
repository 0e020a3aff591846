import type { Database } from "~/server/db/client";
import type { ExportedParts } from "~/server/operations/exported-part";
import { exportAccount } from "./export-queries";
import type { ExportPosition } from "./export-position";
import { findSignInMethods } from "./queries";

interface Progress {
  /** In the first piece. */
  account: Awaited<ReturnType<typeof wholeAccount>> | null;
  /** Where the next piece starts; `null` in the last one. */
  next: ExportPosition | null;
}

/** A piece of an export: rows of one of its parts, and none of the others. */
type Piece<Parts extends ExportedParts> = Progress & {
  [Name in keyof Parts]: Awaited<ReturnType<Parts[Name]["read"]>>;
};
type Wanted = { ownerId: string; from: ExportPosition | undefined };

/** Returns a piece of a user's data: the account with the first rows, then further rows, part by part. */
export function readPiece<Parts extends ExportedParts>(
  db: Database,
  parts: Parts,
  wanted: Wanted,
): Promise<Piece<Parts>>;
export async function readPiece(db: Database, parts: ExportedParts, { ownerId, from }: Wanted): Promise<Progress> {
  const names = Object.keys(parts);
  const account = from === undefined ? await wholeAccount(db, ownerId) : null;
  const piece = { ...Object.fromEntries(names.map((name) => [name, []])), account };
  const name = from?.part ?? names[0];
  const part = name === undefined ? undefined : parts[name];
  if (name === undefined || part === undefined) return { ...piece, next: null };
  const rows = await part.read(db, { ownerId, after: from?.after, limit: part.pageSize });
  const last = rows.length < part.pageSize ? undefined : rows.at(-1);
  const following = names[names.indexOf(name) + 1];
  const nextPart = following === undefined ? null : { part: following };
  return { ...piece, [name]: rows, next: last === undefined ? nextPart : { part: name, after: last.id } };
}

async function wholeAccount(db: Database, ownerId: string) {
  const [{ profile, passkeys, sessions }, { hasPassword, googleSince }] = await Promise.all([
    exportAccount(db, { ownerId }),
    findSignInMethods(db, { ownerId }),
  ]);
  return { profile, signInMethods: { hasPassword, googleSince, passkeys }, sessions };
}
