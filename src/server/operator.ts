import { join } from "node:path";
import { readOrMakeSecret } from "./auth/secret-file";
import { findRunningCluster } from "./db/embedded/running";
import { startEmbeddedCluster } from "./db/embedded/cluster";
import { readEnvironment, secretsOf } from "./env";
import { createRuntime, type Runtime } from "./runtime";
import { StartupError } from "./startup-error";

/**
 * Runs an operator's command on this installation, beside a server that may be running: on the same database, with the same secret.
 * A `StartupError` becomes a message and a failing exit code; anything else is thrown.
 */
export async function operate(command: (runtime: Runtime) => Promise<void>): Promise<void> {
  try {
    const environment = { ...readEnvironment(), LOG_LEVEL: "silent" as const };
    const { url, close } = await findDatabase(environment.DATABASE_URL, environment.DATA_DIR);
    const [configured] = secretsOf(environment);
    const secret = configured?.value ?? (await readOrMakeSecret(environment.DATA_DIR));
    const runtime = createRuntime({ ...environment, DATABASE_URL: url, BETTER_AUTH_SECRET: secret });
    try {
      await command(runtime);
    } finally {
      await runtime.revocations.close();
      await runtime.database.close();
      await close();
    }
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** The configured database, else the embedded one: that of a running server, or one of our own for as long as it takes. */
async function findDatabase(configured: string | undefined, dataDirectory: string) {
  const nothing = async () => undefined;
  if (configured !== undefined) return { url: configured, close: nothing };
  const directory = join(dataDirectory, "postgres");
  const running = await findRunningCluster(directory);
  if (running !== undefined) return { url: running, close: nothing };
  const cluster = await startEmbeddedCluster({ directory });
  return { url: cluster.url, close: cluster.stop };
}
