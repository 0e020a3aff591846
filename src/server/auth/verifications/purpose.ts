import { z } from "zod";

/** The purposes of rows in `verifications`. Rows are found and ended by purpose and user. */
export const verificationPurposes = [
  "link",
  "confirmation",
  "trusted-browser",
  "pending-sign-in",
  "passkey-challenge",
  "oauth-state",
] as const;

export type VerificationPurpose = (typeof verificationPurposes)[number];

interface Described {
  userId: string | null;
  purpose: VerificationPurpose;
}

const uuid = z.uuid();
/** A challenge as `@better-auth/passkey` 1.7 stores it; the id is empty if the user is not known yet. */
const challenge = z.object({ expectedChallenge: z.string(), userData: z.object({ id: z.string() }) });
/** The state of a sign-in with Google as Better Auth 1.7 stores it (`state.mjs`); `link` when an account is to be linked. */
const oauthState = z.object({ oauthState: z.string(), link: z.object({ userId: z.string() }).optional() });

/**
 * Returns user and purpose of a row that Better Auth is about to write. It names neither, but each plugin stores the user in a known place.
 * @throws {Error} for a kind that is not known here: a row that nothing could end is not written
 */
export function describeVerification({ identifier, value }: { identifier: string; value: string }): Described {
  if (identifier.startsWith("trust-device-")) return { userId: uuid.parse(value), purpose: "trusted-browser" };
  // The counter of its attempts holds a number, and is worth nothing without the sign-in that it counts for.
  if (identifier.startsWith("2fa-")) return { userId: idIn(value), purpose: "pending-sign-in" };
  const content = parseJson(value);
  const asked = challenge.safeParse(content).data;
  if (asked !== undefined) return { userId: idIn(asked.userData.id), purpose: "passkey-challenge" };
  const state = oauthState.safeParse(content).data;
  if (state !== undefined) return { userId: idIn(state.link?.userId), purpose: "oauth-state" };
  throw new Error("Better Auth stores a verification of an unknown kind.");
}

const idIn = (text: string | undefined) => uuid.safeParse(text).data ?? null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
