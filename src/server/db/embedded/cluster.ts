import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StartupError } from "../../startup/startup-error";
import type { DatabaseUrls } from "../migrate";
import { databaseUrls, ensureApplicationDatabase } from "./application-database";
import { prepareBinaries } from "./binaries";
import { completeCredentials } from "./credentials";
import { lockDirectory } from "./directory-lock";
import { initializeCluster } from "./initialize";
import { startPostmaster, stopPostmaster } from "./postmaster";
import { chooseProcessOwner } from "./process-owner";
import { superviseServer } from "./supervisor";

export interface EmbeddedCluster {
  /** On 127.0.0.1, as roles that are not superusers. */
  urls: DatabaseUrls;
  /** Absolute path. */
  directory: string;
  /** Rolls open transactions back, stops the server and frees the directory. Safe to call twice. */
  stop(): Promise<void>;
}

interface ClusterOptions {
  directory: string;
  /** Server settings, put onto its command line. With `fsync` off, making the cluster does not wait for the disk either. */
  settings?: Record<string, string>;
  /** Told what an operator would want to know: a cluster being made, a left-over server, a crash. */
  log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL cluster in `directory`, making it where there is none. A server that an earlier process left behind
 * when it was killed is stopped first, so that this release's programs and settings apply; what it had acknowledged is
 * kept. The directory belongs to this process until `stop` or its death, and the server is started again if it dies.
 *
 * Throws a StartupError when another living process uses the directory, or when the database cannot be made or started.
 */
export async function startEmbeddedCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const directory = resolve(options.directory);
  try {
    await mkdir(dirname(directory), { recursive: true });
    const lock = await lockDirectory(`${directory}.lock`);
    return await startLocked(directory, options, async () => lock.release()).catch(async (error: unknown) => {
      await lock.release();
      throw error;
    });
  } catch (error) {
    throw explainFileError(directory, error) ?? error;
  }
}

async function startLocked(
  directory: string,
  { settings = {}, log = () => undefined }: ClusterOptions,
  release: () => Promise<void>,
): Promise<EmbeddedCluster> {
  const owner = await chooseProcessOwner(directory);
  const beside = dirname(directory);
  const binaries = await prepareBinaries(owner, owner.uid === undefined ? [beside] : ["/var/cache/keel", beside]);
  const made = await initializeCluster({ directory, binaries, owner, durable: settings["fsync"] !== "off" });
  if (made) log(`Made a new database in ${directory}`);
  if (await stopPostmaster(directory, binaries)) log("Stopped a PostgreSQL server that an earlier process left behind");

  const serverOptions = { directory, binaries, owner, settings, log };
  const server = await startPostmaster(serverOptions);
  const endSupervision = superviseServer(server, serverOptions);
  const stop = async () => {
    await endSupervision();
    await stopPostmaster(directory, binaries);
    await release();
  };
  try {
    const credentials = await completeCredentials(directory);
    await ensureApplicationDatabase(server.port, credentials, { made });
    let stopped: Promise<void> | undefined;
    return { urls: databaseUrls(server.port, credentials), directory, stop: () => (stopped ??= stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

const fileErrors = new Map([
  ["EACCES", "this user may not write there"],
  ["EPERM", "this user may not write there"],
  // What Node says of a directory that cannot be made on a read-only file system.
  ["ENOENT", "it cannot be made there"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk quota is used up"],
  ["ENOTDIR", "a part of the path is a file, not a directory"],
  ["EEXIST", "a part of the path is a file, not a directory"],
  ["EBUSY", "it is a mount point; mount the volume one directory higher"],
]);

function explainFileError(directory: string, error: unknown): StartupError | undefined {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return undefined;
  const reason = fileErrors.get(error.code);
  if (reason === undefined) return undefined;
  return new StartupError(
    `The database in ${directory} cannot be used: ${reason} (${error.message}). ` +
      `Put that right, or choose another place with DATA_DIR.`,
  );
}
