import { createAudit } from "../../audit/audit";
import { resetUnverifiedAccount } from "../account/first-proof";
import type { EndSessions } from "../sessions/session-end";
import type { Database } from "../../db/client";
import type { FormatName } from "./formats";
import type { ImportedUser } from "./imported-user";
import {
  banUser,
  findExistingUser,
  insertAccounts,
  insertUser,
  isGoogleIdTaken,
  type ExistingUser,
  replaceUnverified,
  type Credentials,
} from "./queries";

export type RowOutcome = "created" | "completed" | "unchanged" | "refused";

/** What was done with a record, or would be. The notes are messages for the operator. */
export interface Result {
  outcome: RowOutcome;
  notes: string[];
}

/** The context of one user's records, in one transaction. */
export interface StoreContext {
  tx: Pick<Database, "select" | "selectDistinct" | "insert" | "update" | "delete" | "execute">;
  end: EndSessions;
  from: FormatName;
  /** The ids that several users of the file claim, so that no claim counts. */
  contested: { ids: ReadonlySet<string>; googleIds: ReadonlySet<string> };
  /** The first row of this user, which this record adds to. */
  sameAs: number | undefined;
}

const alreadyHere = (...notes: string[]): Result => ({ outcome: "unchanged", notes: ["is here already", ...notes] });

/** Stores a record: as a new account, or as what is missing in the account that an earlier record made. */
export async function storeUser(context: StoreContext, user: ImportedUser): Promise<Result> {
  const { tx } = context;
  const existing = await findExistingUser(tx, user.email);
  const found = await credentialsOf(context, user);
  const notes = [...user.losses.map((loss) => `leaves behind ${loss}`), ...found.notes];
  if (existing !== undefined) return completeUser(context, { user, existing, found, notes });
  if (found.passwordHash === undefined && found.googleId === undefined) {
    notes.push("has to set a password with “Forgotten password”");
  }
  if (user.banned !== undefined) notes.push(banNote(user.banned));
  const isContested = user.sourceId !== undefined && context.contested.ids.has(user.sourceId);
  const userId = await insertUser(tx, isContested ? { ...user, sourceId: undefined } : user);
  if (userId === undefined) return { outcome: "refused", notes: ["has signed up here a moment ago"] };
  await insertAccounts(tx, userId, found);
  await record(context, userId);
  return { outcome: "created", notes };
}

/** Returns the credentials of a record. Neither an unverified address nor an id that other records share proves whose Google account it is. */
async function credentialsOf(
  { tx, contested }: StoreContext,
  user: ImportedUser,
): Promise<Credentials & { notes: string[] }> {
  const { passwordHash, googleIds, emailVerified } = user;
  if (googleIds.length === 0) return { passwordHash, googleId: undefined, notes: [] };
  const [googleId, ...others] = new Set(googleIds);
  const isOne = googleId !== undefined && others.length === 0 && !contested.googleIds.has(googleId);
  const canLink = emailVerified && isOne && !(await isGoogleIdTaken(tx, googleId));
  return canLink
    ? { passwordHash, googleId, notes: [] }
    : { passwordHash, googleId: undefined, notes: ["is not linked with Google"] };
}

interface Completion {
  user: ImportedUser;
  existing: ExistingUser;
  found: Credentials;
  notes: string[];
}

/** Adds what is missing to an imported account, where the record proves as much about the address as the account does. */
async function completeUser(context: StoreContext, { user, existing, found, notes }: Completion): Promise<Result> {
  const { tx, end, sameAs } = context;
  const isOpen = existing.isImported || !existing.hasWayIn;
  if (!isOpen) return alreadyHere();
  const isBehind = existing.emailVerified && !user.emailVerified;
  if (isBehind || (!user.emailVerified && existing.hasWayIn)) {
    const note = "its address was not verified there, so it adds nothing";
    return sameAs === undefined ? alreadyHere(note) : { outcome: "refused", notes: [`is in the file twice; ${note}`] };
  }
  const isAhead = user.emailVerified && !existing.emailVerified;
  if (isAhead && existing.hasWayIn && !existing.isUnused)
    return alreadyHere("with an address that was never confirmed");
  if (isAhead) {
    await resetUnverifiedAccount(tx, { userId: existing.id, end });
    await replaceUnverified(tx, existing, user);
  }
  const missing = {
    passwordHash: existing.hasPassword && !isAhead ? undefined : found.passwordHash,
    googleId: (existing.hasGoogle || existing.wasUnlinked) && !isAhead ? undefined : found.googleId,
  };
  const isFree = existing.banned !== true || (isAhead && existing.isUnused);
  const ban = isFree && !existing.wasUnbanned ? user.banned : undefined;
  const addsNothing =
    missing.passwordHash === undefined && missing.googleId === undefined && !isAhead && ban === undefined;
  if (addsNothing)
    return sameAs === undefined ? alreadyHere() : { outcome: "refused", notes: ["is in the file twice"] };
  if (ban !== undefined) {
    await end({ userId: existing.id });
    await banUser(tx, existing.id, ban);
    notes.push(banNote(ban));
  }
  await insertAccounts(tx, existing.id, missing);
  await record(context, existing.id);
  return {
    outcome: "completed",
    notes: sameAs === undefined ? notes : [`is the same person as row ${sameAs}`, ...notes],
  };
}

const banNote = (ban: "forever" | Date) =>
  ban === "forever" ? "is banned, as there" : `is banned until ${ban.toISOString().slice(0, 10)}, as there`;

const audit = createAudit({ kind: "user.imported", reason: "command" });
const record = ({ tx, from }: StoreContext, userId: string) => audit.record(tx, { userId, details: { from } });
