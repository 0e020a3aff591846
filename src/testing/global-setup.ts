import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedCluster } from "~/server/db/embedded/cluster";
import { migrateDatabase } from "~/server/db/migrate";
import { installQueues } from "~/server/jobs/install";

/** No data outlives the run, so nothing waits for the disk. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
};

/** Starts one PostgreSQL for the whole run, with a migrated database that each worker clones. */
export default async function startTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "keel-test-"));
  await chmod(directory, 0o755);
  const cluster = await startEmbeddedCluster({ directory: join(directory, "postgres"), settings });
  await migrateDatabase(cluster.urls, installQueues);
  project.provide("template", cluster.urls);
  return async () => {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
