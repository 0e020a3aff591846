import { z } from "zod";

/** What a row of `verifications` is for; by it and by its user a row is found and ended. */
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
/** As `@better-auth/passkey` 1.7 stores a challenge; the id is empty where the user is not known yet. */
const challenge = z.object({ expectedChallenge: z.string(), userData: z.object({ id: z.string() }) });
/** As Better Auth 1.7 stores the state of a way to Google (`state.mjs`); `link` when an account is to be linked. */
const oauthState = z.object({ oauthState: z.string(), link: z.object({ userId: z.string() }).optional() });

/**
 * Returns whose a row is that Better Auth is about to write, and what for. It says neither itself, but where each of its plugins keeps the user is known.
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
