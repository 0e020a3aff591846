import type { AccountDeps } from "./account/account-mail";
import { betterAuth } from "better-auth";
import { admin, jwt, twoFactor } from "better-auth/plugins";
import { clientAddressHeader } from "../http/address/client-address";
import type { Origins } from "../http/address/origins";
import { auditLog } from "./better-auth/audit-plugin";
import type { DatabaseClient } from "../db/client";
import type { Environment } from "../env";
import type { Outbox } from "../mail/outbox";
import { explainBan } from "./account/ban-message";
import { authAdapter } from "./better-auth/adapter";
import { closedEndpoints } from "./better-auth/closed-endpoints";
import type { OpenEndpoint } from "./better-auth/open-endpoint";
import { guessGuard } from "./better-auth/guess-guard";
import { cookiePrefix } from "./cookies/cookie-names";
import { makeBackupCodes } from "./second-factor/backup-codes";
import { passkeyPlugin } from "./second-factor/passkeys";
import { factorGuard } from "./second-factor/plugin";
import { storeIdentifier } from "./devices/trusted-devices";
import { accountFlows } from "./account/plugin";
import { recordNewAccount, undoFailedSignUps } from "./account/undo-sign-up";
import { accountLinking, forgetIdToken, googleProvider, refuseUnverified } from "./better-auth/google";
import { replacePasswordHash } from "./import/queries";
import { lastUsed } from "./sessions/last-used";
import { newDeviceMail } from "./devices/new-device-mail";
import { createPasswordHashing, type PasswordHasher } from "./passwords/hashing";
import { passwordChangeHooks } from "./passwords/revoke-on-change";
import { cookieAge } from "./sessions/cookie-age";
import { sessionFields, userFields } from "./sessions/fields";
import type { SessionLifetime } from "./sessions/lifetime";
import { trackSignIn } from "./sessions/sign-in";
import type { SigningKeys } from "./keys/signing-keys";
import type { OnSessionEnd } from "./sessions/session-end";
import { describeVerifications, verificationFields } from "./verifications/hooks";

/** The admin plugin, of which only the columns and the refusal of banned users after the right password are used. */
const roles = admin({ bannedUserMessage: explainBan });

export interface AuthOptions {
  db: DatabaseClient["db"];
  keys: SigningKeys;
  environment: Environment;
  origins: Origins;
  secrets: { version: number; value: string }[];
  /** Where mail is queued. */
  outbox: Outbox;
  /** Called after a session ended or a user changed: was banned, got another role, was deleted, … */
  onChange: (subject: "session" | "user", id: string) => void;
  beforeDeletion: AccountDeps["beforeDeletion"];
  onSessionEnd: OnSessionEnd;
  lifetime: SessionLifetime;
  /** Hashes the passwords of this installation; Better Auth's own hasher when `undefined`. */
  passwordHasher: PasswordHasher | undefined;
}

/** Creates Better Auth as Keel runs it: passwords and Google, sessions in the database, a session cookie that is an EdDSA JWT. */
export function createAuth(options: AuthOptions) {
  const {
    db,
    keys,
    environment,
    origins,
    secrets,
    outbox,
    onChange,
    beforeDeletion,
    onSessionEnd,
    lifetime,
    passwordHasher,
  } = options;
  const { expected: origin } = origins;
  const secure = origin.startsWith("https://");
  const relyingParty = { id: new URL(origin).hostname, origins: [...origins.own] };
  const isVerificationRequired = environment.REQUIRE_EMAIL_VERIFICATION === "true";
  const isMailDelivered = environment.SMTP_URL !== undefined;
  const flows = { db, outbox, origin, isVerificationRequired, isMailDelivered, onChange, beforeDeletion, onSessionEnd };
  const auth = betterAuth({
    appName: "Keel",
    baseURL: origin,
    trustedOrigins: (request) => {
      const given = request?.headers.get("origin") ?? "";
      return origins.has(given) ? [...origins.listed, given] : [...origins.listed];
    },
    secrets,
    database: authAdapter(db, { lifetime, onSessionEnd }),
    emailAndPassword: {
      enabled: true,
      // The password policy is checked earlier (passwords/policy.ts), by characters instead of UTF-16 units.
      minPasswordLength: 1,
      maxPasswordLength: 1000,
      password: createPasswordHashing((change) => replacePasswordHash(db, change), passwordHasher),
      requireEmailVerification: isVerificationRequired,
    },
    socialProviders: googleProvider(environment),
    user: { validateUserInfo: refuseUnverified, additionalFields: userFields },
    account: { encryptOAuthTokens: true, accountLinking },
    verification: { storeIdentifier, additionalFields: verificationFields },
    session: {
      cookieCache: { enabled: true, strategy: "jwt", maxAge: environment.SESSION_CACHE_TTL },
      additionalFields: sessionFields,
      // Keel counts from the last step-up, not from the sign-in.
      freshAge: 0,
    },
    disabledPaths: Object.keys(closedEndpoints),
    // Keel's limiter runs before it, counts over all instances, and answers with `Retry-After`.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // Set here, because the library's own option does not support `__Host-`.
      cookiePrefix: cookiePrefix(secure),
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
    },
    databaseHooks: {
      account: forgetIdToken,
      session: {
        delete: {
          after: async ({ id, userId, createdAt }) => {
            onChange("session", id);
            onSessionEnd({ userId, startedAt: createdAt });
          },
        },
      },
      user: {
        create: { after: async ({ id }) => recordNewAccount(id) },
        update: { after: async ({ id }) => onChange("user", id) },
        delete: { after: async ({ id }) => onChange("user", id) },
      },
      verification: describeVerifications,
    },
    hooks: passwordChangeHooks,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Otherwise it prints errors itself, with the SQL and its parameters.
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
      passkeyPlugin(db, relyingParty),
      factorGuard({
        db,
        relyingParty,
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
            exp: Math.floor(
              Math.min(Date.now() + environment.ACCESS_TOKEN_TTL * 1000, Number(session.expiresAt)) / 1000,
            ),
          }),
        },
      }),
      newDeviceMail({ db, outbox, origin }),
      auditLog(db),
      lastUsed(db),
      cookieAge(),
    ],
  });
  const handle = (request: Request, endpoint: OpenEndpoint) => trackSignIn(endpoint, () => auth.handler(request));
  return { ...auth, handler: undoFailedSignUps({ db, beforeDeletion }, handle) };
}

export type Auth = ReturnType<typeof createAuth>;
