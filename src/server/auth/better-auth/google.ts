import type { BetterAuthOptions } from "better-auth";
import type { Environment } from "../../env";
import { personName } from "~/shared/text/person-name";

/**
 * Returns the settings of sign-in with Google, if it is configured. ID tokens from pages are not accepted, because nothing binds them to a request
 * of ours. An address that Google has not verified counts as none: it is not looked up, so the refusal reveals nothing about accounts here.
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

/** The profile as Google sends it: https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
interface GoogleProfile {
  email?: unknown;
  email_verified?: unknown;
  name?: unknown;
  picture?: unknown;
}

/**
 * Links an account at Google only when the address is verified on both sides. Otherwise an attacker who signed up with another person's address would
 * share the account once the owner comes by way of Google (https://www.usenix.org/system/files/sec22-sudhodanan.pdf).
 */
export const accountLinking = {
  enabled: true,
  requireLocalEmailVerified: true,
  allowDifferentEmails: false,
  allowUnlinkingAll: false,
  trustedProviders: [],
};

type ValidateUserInfo = NonNullable<NonNullable<BetterAuthOptions["user"]>["validateUserInfo"]>;

/** Refuses unverified addresses, which Better Auth does not check when a signed-in user links an account. */
export const refuseUnverified: ValidateUserInfo = async ({ user, source }, { context }) => {
  if (source.method !== "oauth") return undefined;
  if (user.emailVerified !== true) return { error: "email_not_verified" };
  if (source.action !== "link-account") return undefined;
  const own = await context.internalAdapter.findUserById(String(user.id));
  return own?.emailVerified === true ? undefined : { error: "own_email_not_verified" };
};

/** Removes the ID token, because nothing here needs it again and Better Auth would store it unencrypted. */
export const forgetIdToken = {
  create: { before: async () => ({ data: { idToken: null } }) },
  update: { before: async () => ({ data: { idToken: null } }) },
};
