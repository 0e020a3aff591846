import { execFileSync } from "node:child_process";
import { chmod, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StartupError } from "../../startup/startup-error";
import { openConnection } from "~/testing/database/database";
import { buildLauncher, createDirectories, startLauncher } from "~/testing/database/embedded-launcher";
import { prepareBinaries } from "./binaries";
import { startEmbeddedCluster } from "./cluster";
import type { ProcessOwner } from "./run-program";
import { readCredentials } from "./credentials";
import { initializeCluster } from "./initialize";

const places = createDirectories();
const hurried = { fsync: "off" };
const isRoot = process.getuid?.() === 0;
let program = "";

beforeAll(async () => {
  program = await buildLauncher();
});

afterAll(async () => {
  await places.removeAll();
  await rm(program, { force: true });
});

test("a start that was killed while creating the database does not affect the next", async () => {
  const directory = await places.make();
  const first = startLauncher(program, directory);
  for (;;) {
    const entries = await readdir(dirname(directory));
    if (entries.some((name) => name.startsWith("postgres.init-"))) break;
    await sleep(2);
  }
  await sleep(50);
  await first.kill("SIGKILL");
  expect(await readdir(dirname(directory))).not.toContain("postgres");

  const cluster = await startEmbeddedCluster({ directory, settings: hurried });
  const sql = openConnection(cluster.urls.owner);
  expect(await sql`select 1 as alive`).toEqual([{ alive: 1 }]);
  await sql.end();
  await cluster.stop();
  expect((await readdir(dirname(directory))).sort()).toEqual(["postgres", "postgres.lock"]);
});

test("a database below a directory that is closed to others starts, and reloads its settings", async () => {
  const place = dirname(await places.make());
  await chmod(place, 0o700);
  const directory = join(place, "postgres");
  const cluster = await startEmbeddedCluster({ directory, settings: hurried });
  const { superuser } = await readCredentials(directory);
  const admin = openConnection(
    Object.assign(new URL(cluster.urls.owner), { username: "postgres", password: superuser }).href,
  );
  await writeFile(join(directory, "postgresql.auto.conf"), "work_mem = '5MB'\n");
  await admin`select pg_reload_conf()`;
  await expect.poll(() => admin`show work_mem`.execute()).toEqual([{ work_mem: "5MB" }]);
  await admin.end();
  await cluster.stop();
});

test("a database restored with wider rights, by another user, is taken", async () => {
  const directory = await places.make();
  await (await startEmbeddedCluster({ directory, settings: hurried })).stop();
  await chmod(directory, 0o755);
  if (isRoot) execFileSync("chown", ["-R", "0:0", directory]);
  const cluster = await startEmbeddedCluster({ directory, settings: hurried });
  await cluster.stop();
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
});

/** Only root can become such a user. */
const nameless: ProcessOwner = isRoot ? { uid: 54_321, gid: 54_321 } : {};

test.runIf(isRoot)("a user id without a name creates no database, and the message says what to do", async () => {
  const directory = await places.make();
  const binaries = await prepareBinaries(nameless, [dirname(directory)]);
  const making = initializeCluster({ directory, binaries, owner: nameless, durable: false });
  await expect(making).rejects.toThrow(StartupError);
  await expect(making).rejects.toThrow(/^User id 54321 has no name .*"keel:x:54321:0::.*\/etc\/passwd.*DATABASE_URL/);
  expect(await readdir(dirname(directory))).not.toContainEqual(expect.stringContaining(".init-"));
});

test("an existing database runs for a user id without a name", async () => {
  const directory = await places.make();
  await (await startEmbeddedCluster({ directory, settings: hurried })).stop();
  const { uid, gid } = nameless;
  if (uid !== undefined) execFileSync("chown", ["-R", `${uid}:${gid}`, directory]);

  const cluster = await startEmbeddedCluster({ directory, settings: hurried });
  const sql = openConnection(cluster.urls.owner);
  expect(await sql`select current_user::text as me`).toEqual([{ me: "keel" }]);
  await sql.end();
  await cluster.stop();
  expect((await stat(directory)).uid).toBe(uid ?? process.getuid?.());
});
