import { appendFile, chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, startApp } from "../scripts/app";
import { startEmbeddedCluster } from "../src/server/db/embedded/cluster";
import { migrateDatabase } from "../src/server/db/migrate";
import { installQueues } from "../src/server/jobs/install";

/** No data outlive the server, so nothing waits for the disk. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

/** Creates the data that every server of the run starts with: a migrated database without rows. Returns the function that removes them. */
export async function prepareData(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "keel-prepared-"));
  await chmod(directory, 0o711);
  const cluster = await startEmbeddedCluster({ directory: join(directory, "postgres"), settings });
  await migrateDatabase(cluster.urls, installQueues);
  await cluster.stop();
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  await appendFile(join(cluster.directory, "postgresql.conf"), lines.join(""));
  // Workers inherit the environment.
  process.env["KEEL_PREPARED_DATA"] = directory;
  return () => rm(directory, { recursive: true, force: true });
}

/** Starts a production server for stories that need their own configuration, users or outages. */
export const startStoryApp = (options: { logFile: string; environment?: Record<string, string> }): Promise<App> =>
  startApp({ ...options, data: process.env["KEEL_PREPARED_DATA"] });
