import { join } from "node:path";
import { getTableName, sql } from "drizzle-orm";
import { readOrMakeSecret } from "./auth/secret-file";
import { users } from "./auth/tables";
import { findRunningCluster } from "./db/embedded/running";
import { startEmbeddedCluster } from "./db/embedded/cluster";
import type { DatabaseUrls } from "./db/migrate";
import { type Environment, readEnvironment, secretsOf } from "./env";
import { createRuntime, type Runtime } from "./runtime";
import { StartupError } from "./startup-error";

/**
 * Runs an operator's command on this installation, beside a server that may be running: on the same database, with the same secret.
 * A `StartupError` becomes a message and a failing exit code; anything else is thrown.
 */
export async function operate(command: (runtime: Runtime) => Promise<void>): Promise<void> {
  try {
    const environment = { ...readEnvironment(), LOG_LEVEL: "silent" as const };
    const { urls, close } = await findDatabase(environment);
    const [configured] = secretsOf(environment);
    const secret = configured?.value ?? (await readOrMakeSecret(environment.DATA_DIR));
    const runtime = createRuntime({ ...environment, ...urls, BETTER_AUTH_SECRET: secret });
    try {
      await requireTables(runtime);
      await command(runtime);
    } finally {
      await runtime.revocations.close();
      await runtime.refusals.close();
      await runtime.database.close();
      await close();
    }
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** A database in which Keel was never started holds nothing that a command could work on. */
async function requireTables({ database }: Pick<Runtime, "database">): Promise<void> {
  const [row] = await database.db.execute(sql`select to_regclass(${getTableName(users)}) is not null as "isPrepared"`);
  if (row?.["isPrepared"] === true) return;
  throw new StartupError(
    "Nothing is in this database yet. Start Keel on it once, which makes its tables, then run this command again.",
  );
}

/** The configured database, else the embedded one: that of a running server, or one of our own for as long as it takes. */
async function findDatabase({ DATABASE_URL, DATABASE_DIRECT_URL, DATA_DIR }: Environment) {
  const nothing = async () => undefined;
  if (DATABASE_URL !== undefined) return { urls: { DATABASE_URL, DATABASE_DIRECT_URL }, close: nothing };
  const directory = join(DATA_DIR, "postgres");
  const running = await findRunningCluster(directory);
  if (running !== undefined) return { urls: variablesOf(running), close: nothing };
  const cluster = await startEmbeddedCluster({ directory });
  return { urls: variablesOf(cluster.urls), close: cluster.stop };
}

const variablesOf = ({ owner, application }: DatabaseUrls) => ({
  DATABASE_URL: application,
  DATABASE_DIRECT_URL: owner,
});
