import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { buildLauncher, createDirectories, type Launcher, startLauncher } from "~/testing/database/embedded-launcher";
import { startEmbeddedCluster } from "./cluster";
import { readCredentials } from "./credentials";
import { readPostmasterFile } from "./postmaster-file";

const places = createDirectories();
const hurried = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
let program = "";
/** Made by the first test that needs a database, used by those that only need some database. */
let directory = "";

beforeAll(async () => {
  program = await buildLauncher();
  directory = await places.make();
});

afterAll(async () => {
  await places.removeAll();
  await rm(program, { force: true });
});

async function urlOf(launcher: Launcher): Promise<string> {
  const outcome = await launcher.outcome;
  if ("refusal" in outcome) throw new Error(outcome.refusal);
  return outcome.url;
}

/** Inserts 1, 2, 3, … one statement each, until the connection breaks. Answers the last number that was acknowledged. */
async function writeUntilBroken(url: string, onFirst: () => void): Promise<number> {
  const sql = openConnection(url);
  await sql`drop table if exists written`;
  await sql`create table written (n int primary key)`;
  let acknowledged = 0;
  try {
    for (;;) {
      await sql`insert into written values (${acknowledged + 1})`;
      acknowledged += 1;
      if (acknowledged === 50) onFirst();
    }
  } catch {
    return acknowledged;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function countWritten(url: string): Promise<number> {
  const sql = openConnection(url);
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from written`;
  await sql.end();
  return row?.count ?? 0;
}

test("a new directory becomes a database that takes UTF-8, is ready for replication, and is not used as superuser", async () => {
  const cluster = await startEmbeddedCluster({ directory, settings: hurried });
  const sql = openConnection(cluster.urls.owner);
  const [facts] = await sql`
    select current_database() as name, lower('ÄÉЖ') as lower, current_setting('wal_level') as wal,
           (select rolsuper from pg_roles where rolname = current_user) as super`;
  await sql.end();
  await cluster.stop();
  expect(facts).toEqual({ name: "keel", lower: "äéж", wal: "logical", super: false });
});

test("a database of an older release gets the application's role, and keeps its data", async () => {
  const before = await startEmbeddedCluster({ directory, settings: hurried });
  const sql = openConnection(before.urls.owner);
  await sql`create table kept (n int)`;
  await sql.end();
  const file = join(directory, "keel-credentials.json");
  const { superuser, owner } = await readCredentials(directory);
  const admin = openConnection(
    Object.assign(new URL(before.urls.owner), { username: "postgres", password: superuser }).href,
  );
  await admin`drop role keel_app`;
  await admin.end();
  await before.stop();
  await writeFile(file, JSON.stringify({ superuser, application: owner }));

  const after = await startEmbeddedCluster({ directory, settings: hurried });
  expect(after.urls.owner).toContain(owner);
  const application = openConnection(after.urls.application);
  expect(await application`select current_user::text as me, to_regclass('kept') is not null as kept`).toEqual([
    { me: "keel_app", kept: true },
  ]);
  await application.end();
  await after.stop();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const again = await startEmbeddedCluster({ directory, settings: hurried });
  await again.stop();
  expect(again.urls.application).toContain(new URL(after.urls.application).password);
});

test("killing the app and the database while rows are written loses no acknowledged row", async () => {
  const first = startLauncher(program, directory);
  const killBoth = async () => {
    await first.kill("SIGKILL");
    const server = await readPostmasterFile(directory);
    if (server) process.kill(server.pid, "SIGKILL");
  };
  const acknowledged = await writeUntilBroken(await urlOf(first), () => void killBoth());
  const second = await startEmbeddedCluster({ directory });
  const kept = await countWritten(second.urls.owner);
  await second.stop();
  expect(acknowledged).toBeGreaterThanOrEqual(50);
  // The last one may have been written without its answer having arrived.
  expect(kept - acknowledged).toBeGreaterThanOrEqual(0);
  expect(kept - acknowledged).toBeLessThanOrEqual(1);
});

test("an orphaned server of a killed app is replaced, and no data is lost", async () => {
  const first = startLauncher(program, directory);
  const sql = openConnection(await urlOf(first));
  await sql`drop table if exists written`;
  await sql`create table written (n int)`;
  await sql`insert into written values (1)`;
  const orphan = await readPostmasterFile(directory);
  await first.kill("SIGKILL");
  expect(await sql`select 1 as alive`).toEqual([{ alive: 1 }]);

  const lines: string[] = [];
  const second = await startEmbeddedCluster({ directory, log: (line) => lines.push(line) });
  await sql.end({ timeout: 1 });
  const server = await readPostmasterFile(directory);
  const kept = await countWritten(second.urls.owner);
  await second.stop();
  expect(kept).toBe(1);
  expect(server?.pid).not.toBe(orphan?.pid);
  expect(lines).toEqual(["Stopped an orphaned PostgreSQL server of an earlier process"]);
});

test("of several first starts at the same time exactly one gets the directory, and the others say so", async () => {
  const place = await places.make();
  const launchers = [1, 2, 3].map(() => startLauncher(program, place));
  const outcomes = await Promise.all(launchers.map(({ outcome }) => outcome));
  const refusals = outcomes.flatMap((outcome) => ("refusal" in outcome ? [outcome.refusal] : []));
  const winner = launchers[outcomes.findIndex((outcome) => "url" in outcome)];
  await winner?.kill("SIGTERM");
  expect(refusals).toHaveLength(2);
  for (const refusal of refusals) {
    expect(refusal).toContain(`StartupError: Keel is already running on this data directory (process ${winner?.pid} `);
  }
});

test("after a stop the directory is free, and stopping twice is stopping once", async () => {
  const first = await startEmbeddedCluster({ directory, settings: hurried });
  const sql = openConnection(first.urls.owner);
  await sql`select 1`;
  const unfinished = sql`select pg_sleep(60)`.then(
    () => "finished",
    () => "cut off",
  );
  await sleep(50);
  await Promise.all([first.stop(), first.stop()]);
  expect(await unfinished).toBe("cut off");
  expect(await readPostmasterFile(directory)).toBeUndefined();
  const again = await startEmbeddedCluster({ directory, settings: hurried });
  await again.stop();
});

test("a server that dies comes back on the same address by itself", async () => {
  const lines: string[] = [];
  const cluster = await startEmbeddedCluster({ directory, settings: hurried, log: (line) => lines.push(line) });
  const before = await readPostmasterFile(directory);
  if (before) process.kill(before.pid, "SIGKILL");
  for (let tries = 0; tries < 100 && !lines.includes("PostgreSQL is running again"); tries += 1) await sleep(50);
  const sql = openConnection(cluster.urls.owner);
  const [row] = await sql`select 1 as alive`;
  await sql.end();
  await cluster.stop();
  expect(row).toEqual({ alive: 1 });
  expect(lines).toContain("PostgreSQL ended unexpectedly; restarting it");
});

test("a pid file whose number now belongs to another process does not keep the database from starting", async () => {
  await (await startEmbeddedCluster({ directory, settings: hurried })).stop();
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const stale = [other.pid, directory, "1700000000", "5432", "", "127.0.0.1", "  1 2", "ready", ""].join("\n");
  await writeFile(join(directory, "postmaster.pid"), stale);
  const cluster = await startEmbeddedCluster({ directory, settings: hurried });
  await cluster.stop();
  expect({ code: other.exitCode, signal: other.signalCode }).toEqual({ code: null, signal: null });
  other.kill();
});

test("a database of another PostgreSQL version is refused by name, and left as it is", async () => {
  const place = await places.make();
  await mkdir(place);
  await writeFile(join(place, "PG_VERSION"), "15\n");
  await expect(startEmbeddedCluster({ directory: place })).rejects.toThrow(
    /was created by PostgreSQL 15; this release of Keel includes PostgreSQL 18\..*DATA_DIR/,
  );
  expect(await readFile(join(place, "PG_VERSION"), "utf8")).toBe("15\n");
});

test("a directory with other contents is refused, and left unchanged", async () => {
  const place = await places.make();
  await mkdir(place);
  await writeFile(join(place, "letter.txt"), "Dear Anna");
  await expect(startEmbeddedCluster({ directory: place })).rejects.toThrow(/is not empty, but contains no database/);
  expect(await readdir(place)).toEqual(["letter.txt"]);
});

test("a path that cannot be a directory is refused by name", async () => {
  const file = join(dirname(await places.make()), "a-file");
  await writeFile(file, "");
  await expect(startEmbeddedCluster({ directory: join(file, "postgres") })).rejects.toThrow(
    /a part of the path is a file, not a directory .*DATA_DIR/,
  );
});
