import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { admin, jwt, twoFactor } from "better-auth/plugins";
import { clientAddressHeader } from "../client-address";
import { auditTrail } from "../audit/auth-trail";
import type { DatabaseClient } from "../db/client";
import type { Environment } from "../env";
import type { Outbox } from "../mail/outbox";
import { explainBan } from "./ban";
import { closedEndpoints } from "./better-auth/endpoint-policy";
import { cookiePrefix } from "./cookies/cookie-names";
import { guessGuard } from "./better-auth/guess-guard";
import { makeBackupCodes } from "./factors/backup-codes";
import { passkeyPlugin } from "./factors/passkeys";
import { factorGuard } from "./factors/plugin";
import { storeIdentifier } from "./factors/trusted-devices";
import { accountFlows } from "./flows/plugin";
import { noteNewAccount, undoFailedSignUps } from "./flows/undo-sign-up";
import { accountLinking, forgetIdToken, googleProvider, refuseUnverified } from "./google";
import { replacePasswordHash } from "./import/queries";
import { lastUse } from "./last-use";
import { newDevice } from "./new-device";
import { createPasswordHashing } from "./password";
import { passwordChangeHooks } from "./password-change";
import type { SigningKeys } from "./keys";
import type { OnSessionEnd } from "./session-end";
import { nameVerification, verificationFields } from "./verifications/hooks";
import { accounts, jwks, passkeys, sessions, twoFactors, users, verifications } from "./tables";

/** Of its own administration only the columns and the refusal of banned people are used, after their password was right. */
const roles = admin({ bannedUserMessage: explainBan });

export interface AuthOptions {
  db: DatabaseClient["db"];
  keys: SigningKeys;
  environment: Environment;
  origin: string;
  secrets: { version: number; value: string }[];
  /** Takes what is to be written to people. */
  outbox: Outbox;
  /** Told, after the fact, whenever a session ends or a user changes: banned, given another role, deleted, … */
  onChange: (subject: "session" | "user", id: string) => void;
  onSessionEnd: OnSessionEnd;
}

/** Better Auth as Keel runs it: passwords and Google, sessions in the database, a session cookie that is an EdDSA JWT. */
export function createAuth(options: AuthOptions) {
  const { db, keys, environment, origin, secrets, outbox, onChange, onSessionEnd } = options;
  const secure = origin.startsWith("https://");
  const loopback = loopbackOrigins(environment);
  const party = { id: new URL(origin).hostname, origins: [origin, ...loopback] };
  const isVerificationRequired = environment.REQUIRE_EMAIL_VERIFICATION === "true";
  const isMailDelivered = environment.SMTP_URL !== undefined;
  const flows = { db, outbox, origin, isVerificationRequired, isMailDelivered, onChange, onSessionEnd };
  const auth = betterAuth({
    appName: "Keel",
    baseURL: origin,
    trustedOrigins: [...loopback, ...environment.ALLOWED_ORIGINS],
    secrets,
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        jwks,
        twoFactor: twoFactors,
        passkey: passkeys,
      },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      // What a password must be is decided before (password-policy.ts), by characters instead of UTF-16 units.
      minPasswordLength: 1,
      maxPasswordLength: 1000,
      password: createPasswordHashing((change) => replacePasswordHash(db, change)),
      requireEmailVerification: isVerificationRequired,
    },
    socialProviders: googleProvider(environment),
    user: { validateUserInfo: refuseUnverified },
    account: { encryptOAuthTokens: true, accountLinking },
    verification: { storeIdentifier, additionalFields: verificationFields },
    session: {
      cookieCache: { enabled: true, strategy: "jwt", maxAge: environment.SESSION_CACHE_TTL },
      // Ours counts from the last confirmation, not from the sign-in.
      freshAge: 0,
    },
    disabledPaths: [...closedEndpoints],
    // Ours stands before it, counts over all instances, and answers with when to come back.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Ours, for the library's own switch knows no `__Host-`.
      cookiePrefix: cookiePrefix(secure),
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
    },
    databaseHooks: {
      account: forgetIdToken,
      session: {
        delete: {
          after: async ({ id, createdAt }) => {
            onChange("session", id);
            onSessionEnd(createdAt);
          },
        },
      },
      user: {
        create: { after: async ({ id }) => noteNewAccount(id) },
        update: { after: async ({ id }) => onChange("user", id) },
        delete: { after: async ({ id }) => onChange("user", id) },
      },
      verification: nameVerification,
    },
    hooks: passwordChangeHooks,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Otherwise it prints what failed itself, with the SQL and its parameters.
    onAPIError: { throw: true, errorURL: `${origin}/sign-in` },
    plugins: [
      roles,
      twoFactor({
        issuer: "Keel",
        allowPasswordless: true,
        // The guess guard counts, and leaves browsers that the account knows alone.
        accountLockout: { enabled: false },
        backupCodeOptions: { storeBackupCodes: "encrypted", customBackupCodesGenerate: makeBackupCodes },
      }),
      passkeyPlugin(db, party),
      factorGuard({
        db,
        party,
        onChange: ({ name, email: to }, change) =>
          outbox.enqueue(db, { to, message: { kind: "second-factor-changed", name, change } }),
      }),
      accountFlows(flows),
      guessGuard({ db, isSecure: origin.startsWith("https://") }),
      jwt({
        sessionCookieCache: true,
        disableSettingJwtHeader: true,
        adapter: keys,
        jwks: { keyPairConfig: { alg: environment.JWT_ALGORITHM } },
        jwt: {
          issuer: origin,
          audience: origin,
          expirationTime: `${environment.ACCESS_TOKEN_TTL}s`,
          definePayload: ({ user, session }) => ({
            email: user.email,
            name: user.name,
            role: String(user["role"] ?? "user"),
            sid: session.id,
          }),
        },
      }),
      newDevice({ db, outbox, origin }),
      auditTrail(db),
      lastUse(db),
    ],
  });
  return { ...auth, handler: undoFailedSignUps(db, auth.handler) };
}

export type Auth = ReturnType<typeof createAuth>;

/** Without a configured public address, the app is reached on this machine under either name. */
function loopbackOrigins({ BETTER_AUTH_URL, PORT }: Environment): string[] {
  return BETTER_AUTH_URL === undefined ? [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`] : [];
}
