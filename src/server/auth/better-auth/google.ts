import type { BetterAuthOptions } from "better-auth";
import type { Environment } from "../../env";
import { personName } from "~/shared/text/person-name";

/**
 * Signing in with Google, where it is configured. An ID token that a page brings along is not taken, for nothing binds it to a request of ours. An
 * address that Google has not verified counts as none: nothing is looked up by it, so the refusal says nothing about accounts here.
 */
export function googleProvider({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET }: Environment) {
  if (GOOGLE_CLIENT_ID === undefined || GOOGLE_CLIENT_SECRET === undefined) return {};
  return {
    google: {
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
      disableIdTokenSignIn: true,
      prompt: "select_account" as const,
      mapProfileToUser: ({ email, email_verified, name, picture }: GoogleProfile) => {
        const isVerified = email_verified === true;
        const address = isVerified && typeof email === "string" ? email : "";
        const image = typeof picture === "string" && /^https:\/\/\S{1,1990}$/.test(picture) ? picture : undefined;
        return {
          email: address,
          emailVerified: isVerified,
          name: personName(typeof name === "string" ? name : "") ?? personName(address.split("@")[0] ?? "") ?? "",
          image,
        };
      },
    },
  };
}

/** As Google gives it: https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
interface GoogleProfile {
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
  picture?: unknown;
}

/**
 * An account here and one there become one only when the address is verified on both sides. Otherwise who signs up with somebody else's address
 * would wait in their account until the owner comes by way of Google (https://www.usenix.org/system/files/sec22-sudhodanan.pdf).
 */
export const accountLinking = {
  enabled: true,
  requireLocalEmailVerified: true,
  allowDifferentEmails: false,
  allowUnlinkingAll: false,
  trustedProviders: [],
};

type ValidateUserInfo = NonNullable<NonNullable<BetterAuthOptions["user"]>["validateUserInfo"]>;

/** What Better Auth does not ask itself, above all when somebody who is signed in links the account. */
export const refuseUnverified: ValidateUserInfo = async ({ user, source }, { context }) => {
  if (source.method !== "oauth") return undefined;
  if (user.emailVerified !== true) return { error: "email_not_verified" };
  if (source.action !== "link-account") return undefined;
  const own = await context.internalAdapter.findUserById(String(user.id));
  return own?.emailVerified === true ? undefined : { error: "own_email_not_verified" };
};

/** Nothing here needs the ID token again, and Better Auth would store it as it is. */
export const forgetIdToken = {
  create: { before: async () => ({ data: { idToken: null } }) },
  update: { before: async () => ({ data: { idToken: null } }) },
};
