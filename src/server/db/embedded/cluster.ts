import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { applicationUrl, ensureApplicationDatabase } from "./application-database";
import { prepareBinaries } from "./binaries";
import { readCredentials } from "./credentials";
import { lockDirectory } from "./directory-lock";
import { initializeCluster } from "./initialize";
import { startPostmaster, stopPostmaster } from "./postmaster";
import { chooseProcessOwner } from "./process-owner";

export interface EmbeddedCluster {
  /** `postgres://…` of the application's database, on 127.0.0.1. */
  url: string;
  /** Absolute path. */
  directory: string;
  /** Rolls open transactions back, stops the server and frees the directory. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL cluster in `directory`, making it where there is none. A server that an earlier process left behind
 * when it was killed is stopped first; what it had acknowledged is kept. The directory belongs to this process until
 * `stop` or its death. `settings` go onto the server's command line.
 *
 * Throws a StartupError when another living process uses the directory, or when the database cannot be made or started.
 */
export async function startEmbeddedCluster(options: {
  directory: string;
  settings?: Record<string, string>;
  log?: (line: string) => void;
}): Promise<EmbeddedCluster> {
  const directory = resolve(options.directory);
  const settings = options.settings ?? {};
  const parent = dirname(directory);
  await mkdir(parent, { recursive: true });
  const lock = await lockDirectory(`${directory}.lock`);
  try {
    const owner = await chooseProcessOwner(directory);
    const binaries = await prepareBinaries(owner, owner.uid === undefined ? [parent] : ["/var/cache/keel", parent]);
    await initializeCluster({ directory, binaries, owner, durable: settings["fsync"] !== "off" });
    await stopPostmaster(directory, binaries);
    const { port } = await startPostmaster({ directory, binaries, owner, settings });
    const credentials = await readCredentials(directory);
    await ensureApplicationDatabase(port, credentials);

    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await stopPostmaster(directory, binaries);
      await lock.release();
    };
    return { url: applicationUrl(port, credentials), directory, stop: () => (stopped ??= stop()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
