import { APIError } from "better-auth/api";
import { eq } from "drizzle-orm";
import { explainBan, isBanned } from "../account/ban-message";
import { stepUpMethods } from "../second-factor/step-up-status";
import { users } from "../tables";
import type { Database } from "../../db/client";
import { earlier, type SessionLifetime } from "./lifetime";
import { isSufficient, proofOf } from "./proof";
import { currentSignIn, type PresentedSession } from "./sign-in";

/** The columns of a session besides Better Auth's. */
interface Admission {
  securityEpoch: number;
  proof: string;
  confirmedAt: Date | null;
  createdAt: Date;
  expiresAt: Date;
}

/**
 * Refuses what a request from an earlier epoch of `userId` would still add: a session, a passkey, a trusted browser. The answer holds until the end
 * of the transaction, because incrementing the epoch waits for it.
 * @throws {APIError} 401 `SIGN_IN_OUTDATED`
 */
export async function requireCurrentEpoch(transaction: Database, userId: string) {
  const [user] = await transaction
    .select({ securityEpoch: users.securityEpoch, banned: users.banned, banExpires: users.banExpires })
    .from(users)
    .where(eq(users.id, userId))
    .for("share");
  if (user === undefined || currentSignIn()?.epochs.get(userId) !== user.securityEpoch) {
    const message = "Your account was changed while you signed in. Sign in again.";
    throw new APIError("UNAUTHORIZED", { code: "SIGN_IN_OUTDATED", message });
  }
  return user;
}

/**
 * Decides whether the request opens a session for `userId`, and what that session is worth. Only what this request proved is confirmed. A session
 * that replaces another is worth no more, and lasts no longer.
 * @throws {APIError} 401 `SIGN_IN_OUTDATED`, 403 `BANNED_USER`
 */
export async function admit(
  transaction: Database,
  { userId, expiresAt, lifetime }: { userId: string; expiresAt: Date; lifetime: SessionLifetime },
): Promise<Admission> {
  const user = await requireCurrentEpoch(transaction, userId);
  if (isBanned(user, Date.now())) {
    throw new APIError("FORBIDDEN", { code: "BANNED_USER", message: explainBan(user) });
  }
  const assurance = replacedAssurance(userId) ?? (await provenAssurance(transaction, userId));
  const end = lifetime.endOf(assurance.createdAt);
  return { securityEpoch: user.securityEpoch, ...assurance, expiresAt: earlier(expiresAt, end) };
}

type Assurance = Pick<Admission, "proof" | "confirmedAt" | "createdAt">;

function replacedAssurance(userId: string): Assurance | undefined {
  const signIn = currentSignIn();
  const presented: PresentedSession | undefined = signIn?.presented;
  if (signIn === undefined || presented?.userId !== userId || signIn.endpoint.replacesSession !== true)
    return undefined;
  const { proof, confirmedAt, createdAt } = presented;
  return { proof: proof ?? "", confirmedAt, createdAt };
}

async function provenAssurance(transaction: Database, userId: string): Promise<Assurance> {
  const signIn = currentSignIn();
  const proof = signIn && proofOf(signIn);
  if (proof === undefined) throw new Error("Nothing was proved that opens a session.");
  const now = new Date();
  const isConfirmed = isSufficient(proof, await stepUpMethods(transaction, userId));
  return { proof: proof.join(" "), confirmedAt: isConfirmed ? now : null, createdAt: now };
}
