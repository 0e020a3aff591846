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
  /** The addresses on 127.0.0.1, as roles that are not superusers. */
  urls: DatabaseUrls;
  /** Absolute path. */
  directory: string;
  /** Rolls back open transactions, stops the server and unlocks the directory. May be called twice. */
  stop(): Promise<void>;
}

interface ClusterOptions {
  directory: string;
  /** Server settings for its command line. With `fsync` off, creating the cluster does not wait for the disk either. */
  settings?: Record<string, string>;
  /** Receives what matters to an operator: a new cluster, an orphaned server, a crash. */
  log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL cluster in `directory`, and creates a missing one. An orphaned server of a killed process is stopped first, so that this
 * release's programs and settings apply; its committed data is kept. This process owns the directory until `stop` or its death, and restarts the
 * server if it dies.
 *
 * @throws {StartupError} when another living process uses the directory, or the database cannot be created or started
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
  if (made) log(`Created a new database in ${directory}`);
  if (await stopPostmaster(directory, binaries)) log("Stopped an orphaned PostgreSQL server of an earlier process");

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
  // Node reports this for a directory that cannot be created on a read-only file system.
  ["ENOENT", "it cannot be created there"],
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
      `Fix that, or choose another place with DATA_DIR.`,
  );
}
