import { APIError, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { and, eq, isNotNull } from "drizzle-orm";
import { requestChangesOf } from "../better-auth/request-changes";
import type { HookContext } from "../second-factor/pending-sign-in";
import { takeGuess } from "../passwords/guess-budget";
import { accounts, sessions } from "../tables";
import type { Database } from "../../db/client";
import type { Link } from "./one-time-links";

/** How the caller proves that the account of a link is theirs, and not just the address that it was sent to. */
export type OwnershipProof = { by: "session"; sessionId: string } | { by: "password" };

/**
 * Returns how the caller proves that the link's account is theirs: by a session of it, else by its password. Having the address proves nothing,
 * because anyone can sign up with another person's address, or move an account of theirs to it.
 * @param input.acceptsNewPassword whether a new password would do as well
 * @throws {APIError} 403 `PASSWORD_REQUIRED`, or `NEW_PASSWORD_REQUIRED` or `SESSION_REQUIRED` if the account has none; 400 `INVALID_PASSWORD`; 429 after ten wrong ones
 */
export async function requireOwnership(
  ctx: HookContext,
  {
    db,
    user,
    password,
    acceptsNewPassword,
  }: { db: Database; user: Link["user"]; password: string | undefined; acceptsNewPassword: boolean },
): Promise<OwnershipProof> {
  const own = await getAuthoritativeSessionFromCtx(ctx);
  if (own?.user.id === user.id && !own.session["impersonatedBy"]) return { by: "session", sessionId: own.session.id };
  const hash = await findPasswordHash(db, user.id);
  // Password managers need the account's address. A caller who may choose a password has it already; others do not learn it.
  const shown = acceptsNewPassword ? { email: user.email } : {};
  if (hash === undefined) refuseOwnership(acceptsNewPassword ? "NEW_PASSWORD_REQUIRED" : "SESSION_REQUIRED", shown);
  if (password === undefined) refuseOwnership("PASSWORD_REQUIRED", shown);
  // Records whose account a wrong password was tried for.
  requestChangesOf(ctx).userId = user.id;
  const settle = await takeGuess(db, { limitKey: `link:${user.id}` });
  if (!(await ctx.context.password.verify({ hash, password }))) {
    throw new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD", message: "This is not the account's password." });
  }
  await settle("right");
  return { by: "password" };
}

/** Throws unless the proof still holds, once the user's row is locked. `before` is the user at the time of the proof. */
export async function requireSameOwner(
  tx: Pick<Database, "select">,
  { holder, before, user }: { holder: OwnershipProof; before: Link["user"]; user: Link["user"] },
): Promise<void> {
  if (before.securityEpoch !== user.securityEpoch || before.email !== user.email) refuseOwnership("PASSWORD_REQUIRED");
  if (holder.by === "password") return;
  const open = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, holder.sessionId), eq(sessions.userId, user.id)));
  if (open.length === 0) refuseOwnership("PASSWORD_REQUIRED");
}

const refusalMessages = {
  PASSWORD_REQUIRED: "Give the password of this account, for you are not signed in to it here.",
  NEW_PASSWORD_REQUIRED: "Choose a password for this account, for it has none and you are not signed in to it here.",
  SESSION_REQUIRED: "Open this link where you are signed in to this account.",
};

function refuseOwnership(code: keyof typeof refusalMessages, shown: { email?: string } = {}): never {
  throw new APIError("FORBIDDEN", { code, message: refusalMessages[code], ...shown });
}

async function findPasswordHash(db: Pick<Database, "select">, userId: string): Promise<string | undefined> {
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential"), isNotNull(accounts.password)));
  return account?.hash ?? undefined;
}
