import { createRefusedTokenCounts, type RefusedTokenCounts } from "./auth/tokens/refused-token-counts";
import { createAuthenticate, type Authenticate } from "./auth/authenticate";
import { isConfirmedAddress } from "./auth/account/confirmed-address";
import { createClearCookies } from "./auth/cookies/clear-cookies";
import { createCookiesForAuth, type ReadCookiesForAuth } from "./auth/cookies/cookies-for-auth";
import { createCookieSigner } from "./auth/cookies/signed-cookies";
import { createSignedSession } from "./auth/cookies/signed-session";
import { requireAdminFactor } from "./auth/second-factor/admin-factor";
import { createAuth, type Auth } from "./auth/instance";
import { rotateKeys } from "./auth/keys/rotation";
import { createSigningKeys } from "./auth/keys/signing-keys";
import { createTokenProbe, type ProbeTokens } from "./auth/tokens/probe";
import { createTokenVerifier } from "./auth/tokens/verifier";
import { inspectToken, type Inspection } from "./auth/tokens/introspection";
import { ownIssuers, serviceIssuers, trustedIssuers } from "./auth/tokens/issuers";
import { createRevocations, type Revocations } from "./auth/sessions/revocation";
import type { OnSessionEnd } from "./auth/sessions/session-end";
import type { PasswordHasher } from "./auth/passwords/hashing";
import { createEndedCheck } from "./auth/sessions/ended-sessions";
import { sessionLifetime } from "./auth/sessions/lifetime";
import { createSessionCheck } from "./auth/sessions/session-status";
import { createJobContext, type FeatureJobContext } from "./context";
import { openDatabase, type Database, type DatabaseClient } from "./db/client";
import { asOwnerOf } from "./db/owner";
import { readEnvironment, secretsOf, type Environment } from "./env";
import { originsOf, type Origins } from "./http/address/origins";
import { createPageVisits, type PageVisits } from "./auth/page-visits";
import { createLimiter, type Limiter } from "./limits/limiter";
import { createStorageProbe, type ProbeStorage } from "./limits/storage-probe";
import type { LimitPolicy } from "./limits/policies";
import { createLog, type Log } from "./log/log";
import { decideMailMode, type MailHandling } from "./mail/mode";
import { createOutbox, type Outbox } from "./mail/outbox";
import { createMetrics, type Metrics } from "./metrics/metrics";
import { countDecisions } from "./metrics/token-decisions";
import { createMailCipher } from "./mail/encryption";
import { StartupError } from "./startup/startup-error";
import { createPush, type Push } from "./web-push/push";
import { createHints, type Hints } from "./sync/hints";
import { holdClock } from "./sync/purge";

const missingSecret = "Set BETTER_AUTH_SECRET. Generate one with: openssl rand -base64 32";

/** What exists once per process: the pool, the keys, the verified tokens. */
export interface Runtime extends Push {
  environment: Environment;
  /** The public origin, without a trailing slash. */
  origin: string;
  /** The public origin and the other origins whose pages may write. */
  origins: Origins;
  database: DatabaseClient;
  auth: Auth;
  authenticate: Authenticate;
  /** The users whom the listener has authenticated for the pages being rendered. */
  pageVisits: PageVisits;
  /** Verifies a Bearer token without the cache, and gives the reason. */
  inspect: (token: string) => Promise<Inspection>;
  /** Selects the cookies that Better Auth may read. */
  readCookiesForAuth: ReadCookiesForAuth;
  /** Writes to the database and reads the value back. */
  probeStorage: ProbeStorage;
  /** Signs a token that no verifier accepts, and verifies the signature. */
  probeTokens: ProbeTokens;
  revocations: Revocations;
  hints: Hints;
  refusedTokens: RefusedTokenCounts;
  /** Creates the next signing key, in the transaction `db`. */
  rotateKeys: (db: Database) => Promise<{ id: string }>;
  onSessionEnd: OnSessionEnd;
  /** Creates the context of a job's run. */
  jobContext: (call: Pick<FeatureJobContext, "db" | "requestId">) => FeatureJobContext;
  outbox: Outbox;
  /** Decrypts queued mail, and tells whether mail is sent, queued or previewed. */
  mail: MailHandling;
  log: Log;
  metrics: Metrics;
  /** The rate limiter; `undefined` when nothing is limited. */
  limiter: Limiter | undefined;
  /** Reads the session's token from a `Cookie` header, if one of this installation's secrets signed it. */
  readSignedSession: (cookies: string | undefined) => string | undefined;
}

declare global {
  var keelRuntime: Runtime | undefined;
}

/**
 * Returns the runtime of this process. `main.ts` creates it; without it (serverless), the first call does. It lives on `globalThis` because Next
 * bundles its own copy of this module.
 */
export function runtime(): Runtime {
  return (globalThis.keelRuntime ??= createRuntime(readEnvironment()));
}

/**
 * @param options.isEmbedded whether the database is the one that Keel runs itself
 * @param options.passwordHasher replaces the password hasher in tests. No setting leads here, so no server can be started with a weak one
 * @throws {StartupError} without a database or a secret
 */
export function createRuntime(
  environment: Environment,
  { isEmbedded = false, passwordHasher }: { isEmbedded?: boolean; passwordHasher?: PasswordHasher } = {},
): Runtime {
  const [{ DATABASE_URL }, secrets] = [environment, secretsOf(environment)];
  const [newest, ...older] = secrets.map(({ value }) => value);
  if (DATABASE_URL === undefined) throw new StartupError("Set DATABASE_URL.");
  if (newest === undefined) throw new StartupError(missingSecret);
  const origins = originsOf(environment);
  const origin = origins.expected;
  const log = createLog(environment.LOG_LEVEL);
  const database = openDatabase(DATABASE_URL, { prepare: environment.DATABASE_PREPARE === "true" });
  const metrics = createMetrics({ database, isSubscribed: () => revocations.isSubscribed() });
  const keys = createSigningKeys(database.db);
  const own = ownIssuers({ origin, findKey: keys.verificationKey });
  const others = [
    ...serviceIssuers(environment, origin),
    ...trustedIssuers(environment, (issuer, reason) => log.warn({ event: "key_set_failed", issuer, reason })),
  ];
  const issuers = { ...own, bearer: [...own.bearer, ...others] };
  const verifier = createTokenVerifier(issuers, metrics.tokenChecked);
  const directUrl = environment.DATABASE_DIRECT_URL ?? DATABASE_URL;
  const revocations = createRevocations({
    directUrl,
    db: database.db,
    onKeysChanged: () => void keys.reload().then(verifier.forget, () => undefined),
  });
  const cipher = createMailCipher(secrets);
  const outbox = createOutbox({ origin, cipher, isConfirmedAddress });
  const onSessionEnd: OnSessionEnd = ({ userId, startedAt }) => {
    metrics.sessionEnded((Date.now() - startedAt.getTime()) / 1000);
    // The database notifies every instance, but only after the caller has the answer.
    revocations.mark("user", userId);
  };
  const lifetime = sessionLifetime(environment.SESSION_LIFETIME);
  const auth = createAuth({
    db: database.db,
    keys,
    environment,
    origins,
    secrets,
    outbox,
    onChange: revocations.mark,
    beforeDeletion: holdClock,
    onSessionEnd,
    lifetime,
    passwordHasher,
  });
  const checkSession = createSessionCheck({ db: database.db, revocations, lifetime });
  const inspect = (token: string) => inspectToken(token, { issuers: issuers.bearer, checkSession, now: Date.now() });
  const secure = origin.startsWith("https://");
  const signer = createCookieSigner(newest, older);
  const countRefusal = ({ name }: LimitPolicy) => metrics.limitRefused(name);
  const clearCookies = createClearCookies(origin);
  const readCookiesForAuth = createCookiesForAuth({ db: database.db, lifetime, signer, clearCookies, secure });
  const authenticateAny = createAuthenticate({
    auth,
    verifier,
    origins,
    signer,
    readCookiesForAuth,
    clearCookies,
    checkSession,
    secure,
  });
  const isFactorRequired = (environment.REQUIRE_ADMIN_SECOND_FACTOR ?? (isEmbedded ? "false" : "true")) === "true";
  const authenticate = isFactorRequired ? requireAdminFactor(authenticateAny, database.db) : authenticateAny;
  const findEnded = createEndedCheck(database.db, lifetime);
  const hints = createHints({ directUrl, db: database.db, revocations, findEnded });
  const shared = {
    database,
    hints,
    log,
    outbox,
    ...createPush({ db: database.db, environment, secrets, lifetime }),
    onSessionEnd,
    revocations,
    rotateKeys: (db: Database) => rotateKeys({ auth, db, algorithm: environment.JWT_ALGORITHM }),
  };
  return {
    environment,
    origin,
    origins,
    auth,
    authenticate: countDecisions(authenticate, metrics),
    pageVisits: createPageVisits(),
    inspect,
    readCookiesForAuth,
    probeStorage: createStorageProbe(database),
    probeTokens: createTokenProbe({ auth, keys }),
    refusedTokens: createRefusedTokenCounts(database.db, () =>
      log.error({ event: "audit_failed", kind: "token.refused" }),
    ),
    ...shared,
    jobContext: (call) => createJobContext({ ...shared, asOwner: asOwnerOf(environment) }, call),
    mail: { mode: decideMailMode(environment, { origin, isEmbedded }), cipher },
    metrics,
    limiter: environment.RATE_LIMIT === "on" ? createLimiter(database.db, countRefusal) : undefined,
    readSignedSession: createSignedSession(signer, { isSecure: secure }),
  };
}
