import { resolve } from "node:path";
import type { DatabaseUrls } from "../migrate";
import { databaseUrls } from "./application-database";
import { readCredentials } from "./credentials";
import { isServerOf, readPostmasterFile } from "./postmaster-file";

/** Returns the addresses of the cluster in `directory` that another process is running; `undefined` if none is. */
export async function findRunningCluster(directory: string): Promise<DatabaseUrls | undefined> {
  const absolute = resolve(directory);
  const server = await readPostmasterFile(absolute);
  if (server?.status !== "ready" || !(await isServerOf(absolute, server.pid))) return undefined;
  return databaseUrls(server.port, await readCredentials(absolute));
}
