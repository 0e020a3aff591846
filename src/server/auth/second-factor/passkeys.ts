import { passkeyCookie } from "../cookies/cookie-names";
import { getAuthenticatorName, passkey } from "@better-auth/passkey";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { APIError } from "better-auth/api";
import { and, count, eq, lt, or } from "drizzle-orm";
import { z } from "zod";
import { assertion } from "../better-auth/endpoint-bodies";
import type { Database } from "../../db/client";
import { currentSignIn, recordEpoch } from "../sessions/sign-in";
import { passkeys, users } from "../tables";
import { type HookContext, pendingUserId } from "./pending-sign-in";

/** The sites that passkeys are made for and accepted from (https://www.w3.org/TR/webauthn-3/#relying-relyingParty-identifier). */
export interface RelyingParty {
  id: string;
  origins: string[];
}

const maxPasskeys = 20;

/** Creates Better Auth's passkey plugin. A passkey that has not verified its user, by a finger or a PIN, only counts beside a password. */
export function passkeyPlugin(db: Database, { id, origins }: RelyingParty) {
  return passkey({
    rpID: id,
    rpName: "Keel",
    origin: origins,
    advanced: { webAuthnChallengeCookie: passkeyCookie },
    registration: {
      afterVerification: async ({ verification, user }) => {
        const [row] = await db.select({ owned: count() }).from(passkeys).where(eq(passkeys.userId, user.id));
        if ((row?.owned ?? 0) >= maxPasskeys) {
          throw new APIError("BAD_REQUEST", {
            code: "TOO_MANY_PASSKEYS",
            message: `You can have ${maxPasskeys} passkeys. Remove one first.`,
          });
        }
        return { name: getAuthenticatorName(verification.registrationInfo?.aaguid) ?? "Passkey" };
      },
    },
    authentication: {
      afterVerification: async ({ ctx, verification, clientData }) => {
        if (verification.authenticationInfo.userVerified) return recordUserVerified();
        const waiting = await pendingUserId(ctx);
        const [owned] =
          waiting === undefined ? [] : await findPasskey(db, { userId: waiting, credentialId: clientData.id });
        if (owned !== undefined) return undefined;
        throw new APIError("UNAUTHORIZED", {
          code: "USER_VERIFICATION_REQUIRED",
          message: "This passkey did not check who uses it. Sign in with your password first.",
        });
      },
    },
  });
}

function recordUserVerified(): void {
  const signIn = currentSignIn();
  if (signIn !== undefined) signIn.isUserVerified = true;
}

/** Records the epoch of a passkey's owner before the passkey is checked. */
export async function recordPasskeyOwnerEpoch(db: Pick<Database, "select">, credentialId: string): Promise<void> {
  const [owner] = await db
    .select({ id: users.id, epoch: users.securityEpoch })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.credentialID, credentialId));
  if (owner !== undefined) recordEpoch(owner.id, owner.epoch);
}

const findPasskey = (db: Database, { userId, credentialId }: { userId: string; credentialId: string }) =>
  db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.userId, userId), eq(passkeys.credentialID, credentialId)));

const ceremony = z.object({ type: z.literal("authentication"), expectedChallenge: z.string() });

/**
 * Returns whether the assertion answers the challenge of this browser with a passkey of `userId` that has verified its user. The challenge is used up
 * either way. If the passkey has a counter, one that does not grow is refused, because it may be a copy
 * (https://www.w3.org/TR/webauthn-3/#sctn-sign-counter).
 */
export async function checkAssertion(
  ctx: HookContext,
  {
    db,
    relyingParty,
    userId,
    response,
  }: { db: Database; relyingParty: RelyingParty; userId: string; response: unknown },
): Promise<boolean> {
  const parsed = assertion.safeParse(response);
  const cookie = ctx.context.createAuthCookie(passkeyCookie);
  const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  const stored = identifier ? await ctx.context.internalAdapter.consumeVerificationValue(identifier) : null;
  if (!parsed.success || stored === null) return false;
  const asked = ceremony.safeParse(JSON.parse(stored.value));
  const [owned] = await findPasskey(db, { userId, credentialId: parsed.data.id });
  if (!asked.success || owned === undefined) return false;
  const { userHandle, ...signed } = parsed.data.response;
  const checked = await verifyAuthenticationResponse({
    response: { ...parsed.data, response: { ...signed, ...(userHandle !== undefined && { userHandle }) } },
    expectedChallenge: asked.data.expectedChallenge,
    expectedOrigin: relyingParty.origins,
    expectedRPID: relyingParty.id,
    credential: { id: owned.credentialID, publicKey: Buffer.from(owned.publicKey, "base64"), counter: owned.counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (checked?.verified !== true) return false;
  const counter = checked.authenticationInfo.newCounter;
  const counted = await db
    .update(passkeys)
    .set({ counter })
    .where(
      and(
        eq(passkeys.id, owned.id),
        or(lt(passkeys.counter, counter), counter === 0 ? eq(passkeys.counter, 0) : undefined),
      ),
    )
    .returning({ id: passkeys.id });
  return counted.length > 0;
}
