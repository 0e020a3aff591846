import { z } from "zod";
import { isBanned } from "../account/ban-message";
import type { SessionLifetime } from "./lifetime";
import { currentSignIn, recordEpoch } from "./sign-in";

const storedUser = z.looseObject({
  id: z.string(),
  securityEpoch: z.number(),
  banned: z.boolean().nullish(),
  banExpires: z.date().nullish(),
});
const withUser = z.looseObject({ user: storedUser });
const storedSession = z.looseObject({
  id: z.string(),
  userId: z.string(),
  securityEpoch: z.number(),
  proof: z.string().nullish(),
  confirmedAt: z.date().nullish(),
  createdAt: z.date(),
  user: storedUser.optional(),
});

/** Records the epochs of the users that Better Auth has read in `row`, alone or joined. */
export function recordEpochs(model: string, row: unknown): void {
  const user = model === "user" ? storedUser.safeParse(row).data : withUser.safeParse(row).data?.user;
  if (user !== undefined) recordEpoch(user.id, user.securityEpoch);
}

/**
 * Returns whether a session that Better Auth has read still counts: it is of its user's epoch, within its lifetime, and its user is not banned. Its
 * worth is recorded for this request.
 */
export function isActiveSession(row: unknown, lifetime: SessionLifetime): boolean {
  const session = storedSession.parse(row);
  const { id, userId, proof, confirmedAt, createdAt, user, securityEpoch } = session;
  const now = Date.now();
  const isOver =
    user !== undefined &&
    (securityEpoch !== user.securityEpoch || isBanned(user, now) || lifetime.endOf(createdAt).getTime() <= now);
  if (isOver) return false;
  const signIn = currentSignIn();
  if (signIn !== undefined) {
    signIn.presented ??= { id, userId, proof: proof ?? null, confirmedAt: confirmedAt ?? null, createdAt };
  }
  return true;
}
