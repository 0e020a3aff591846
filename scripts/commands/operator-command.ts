import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { getTableName, sql } from "drizzle-orm";
import { requireNoKeys, requireReadable } from "~/server/auth/secret/require-readable";
import { readOrMakeSecret, readSecretFile } from "~/server/startup/secret-file";
import { users } from "~/server/auth/tables";
import { findRunningCluster } from "~/server/db/embedded/running";
import { startEmbeddedCluster } from "~/server/db/embedded/cluster";
import type { DatabaseUrls } from "~/server/db/migrate";
import { connect } from "~/server/db/session/connect";
import { requireSuitable } from "~/server/db/session/suitability";
import { type Environment, readEnvironment, secretsOf } from "~/server/env";
import { createRuntime, type Runtime } from "~/server/runtime";
import { StartupError } from "~/server/startup/startup-error";

const noSecret = "Set BETTER_AUTH_SECRET. Generate one with: openssl rand -base64 32";

interface CommandOptions {
  /** Whether the command is for a lost secret: it runs without one, but not beside a running server. */
  isSecretLost?: boolean;
  /** Whether a secret that was generated for such a command is stored. */
  keepsSecret?: boolean;
}

/**
 * Runs an operator's command on this installation, also while a server runs: on the same database, with the same secret.
 * A `StartupError` becomes a message and a failing exit code; other errors are thrown.
 */
export async function runOperatorCommand(
  command: (runtime: Runtime) => Promise<void>,
  { isSecretLost = false, keepsSecret = false }: CommandOptions = {},
): Promise<void> {
  try {
    const environment = { ...readEnvironment(), LOG_LEVEL: "silent" as const };
    const { urls, isRunning, close } = await findDatabase(environment);
    try {
      await requireReachable(urls.DATABASE_URL);
      if (isRunning && isSecretLost)
        throw new StartupError("Keel is running here. Stop it, then run this command again.");
      const isGiven = secretsOf(environment).length > 0;
      if (environment.DATABASE_URL !== undefined && !isGiven) throw new StartupError(noSecret);
      const find = isSecretLost
        ? () => replacementSecret(environment, keepsSecret)
        : () => secretFor(environment, urls);
      const secret = secretsOf(environment)[0]?.value ?? (await find());
      await runWithRuntime({ ...environment, ...urls, BETTER_AUTH_SECRET: secret }, async (runtime) => {
        await requireTables(runtime);
        if (!isSecretLost) await requireReadable({ auth: runtime.auth, db: runtime.database.db });
        await command(runtime);
      });
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function runWithRuntime(environment: Environment, command: (runtime: Runtime) => Promise<void>): Promise<void> {
  const runtime = createRuntime(environment);
  try {
    await command(runtime);
  } finally {
    await runtime.revocations.close();
    await runtime.hints.close();
    await runtime.refusedTokens.close();
    await runtime.database.close();
  }
}

/** Returns the secret in the data directory; generates one if the database has had none. */
async function secretFor({ DATA_DIR }: Environment, urls: { DATABASE_URL: string }): Promise<string> {
  const kept = await readSecretFile(DATA_DIR);
  if (kept !== undefined) return kept;
  await requireNoKeys(urls.DATABASE_URL);
  return readOrMakeSecret(DATA_DIR);
}

/** Returns the replacement for a lost secret, which opens nothing and is stored when the command is applied. */
async function replacementSecret({ DATA_DIR }: Environment, isKept: boolean): Promise<string> {
  if (isKept) return readOrMakeSecret(DATA_DIR);
  return (await readSecretFile(DATA_DIR)) ?? randomBytes(32).toString("base64url");
}

/** Throws now if the database is unreachable, because later a failed connection counts as an outage without a reason. */
async function requireReachable(url: string): Promise<void> {
  const session = await connect(url);
  try {
    await requireSuitable(session);
  } finally {
    await session.sql.end({ timeout: 1 });
  }
}

/** Throws for a database in which Keel was never started, because a command finds nothing there. */
async function requireTables({ database }: Pick<Runtime, "database">): Promise<void> {
  const [row] = await database.db.execute(sql`select to_regclass(${getTableName(users)}) is not null as "isPrepared"`);
  if (row?.["isPrepared"] === true) return;
  throw new StartupError(
    "This database is empty. Start Keel with it once to create the tables, then run this command again.",
  );
}

/** Returns the configured database, or the embedded one: that of a running server, or one started for the command. */
async function findDatabase({ DATABASE_URL, DATABASE_DIRECT_URL, DATA_DIR }: Environment) {
  const nothing = async () => undefined;
  if (DATABASE_URL !== undefined)
    return { urls: { DATABASE_URL, DATABASE_DIRECT_URL }, isRunning: false, close: nothing };
  const directory = join(DATA_DIR, "postgres");
  const running = await findRunningCluster(directory);
  if (running !== undefined) return { urls: toVariables(running), isRunning: true, close: nothing };
  const cluster = await startEmbeddedCluster({ directory });
  return { urls: toVariables(cluster.urls), isRunning: false, close: cluster.stop };
}

const toVariables = ({ owner, application }: DatabaseUrls) => ({
  DATABASE_URL: application,
  DATABASE_DIRECT_URL: owner,
});
