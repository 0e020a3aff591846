import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, beforeEach, afterEach, expect, test, vi } from "vitest";
import { emptyDatabase, openConnection } from "~/testing/database/database";
import { applyMigrations } from "./apply";
import { migrationLock, takeMigrationLock } from "./lock";

let folder = "";
let url = "";
let sql: ReturnType<typeof openConnection>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "keel-migrations-"));
  await mkdir(join(folder, "meta"));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  url = await emptyDatabase();
  sql = openConnection(url);
});
afterEach(() => sql.end());

const first = `create table songs (title text);--> statement-breakpoint\ninsert into songs values ('a'), ('b');`;
const index = `drop index concurrently if exists songs_title;--> statement-breakpoint\ncreate unique index concurrently songs_title on songs (title);`;

async function apply(...migrations: string[]): Promise<void> {
  const entries = migrations.map((_text, idx) => ({
    idx,
    version: "7",
    when: idx + 1,
    tag: `${idx}`,
    breakpoints: true,
  }));
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", entries }));
  for (const [at, text] of migrations.entries()) await writeFile(join(folder, `${at}.sql`), text);
  await applyMigrations(drizzle(sql), folder);
}
const applied = () =>
  sql`select count(*)::int as number from drizzle.__drizzle_migrations`.then(([row]) => row?.["number"]);
const isValid = () =>
  sql`select indisvalid as valid from pg_index where indexrelid = to_regclass('songs_title')`.then(
    ([row]) => row?.["valid"],
  );

test("each migration is applied once, an index that is created concurrently too", async () => {
  await apply(first, index);
  await apply(first, index);
  expect(await applied()).toBe(2);
  expect(await isValid()).toBe(true);
  expect(await sql`select title from songs`).toHaveLength(2);
});

test("a failing one is rolled back, and those before it are kept", async () => {
  await expect(
    apply(first, `create table albums (title text);--> statement-breakpoint\nselect 1 / 0;`),
  ).rejects.toThrow("22012");
  expect(await applied()).toBe(1);
  expect(await sql`select to_regclass('albums') as albums`).toEqual([{ albums: null }]);
});

test("an index that could not be created is no index, and is created by the next start", async () => {
  await apply(first);
  await sql`insert into songs values ('a')`;
  await expect(apply(first, index)).rejects.toThrow("23505");
  expect(await isValid()).toBe(false);
  await sql`delete from songs where title = 'a'`;
  await apply(first, index);
  expect(await isValid()).toBe(true);
});

test("an instance that waits for the lock does not block an index that is created concurrently", async () => {
  const other = openConnection(url);
  await apply(first);
  await takeMigrationLock(sql);
  const [{ pid } = { pid: 0 }] = await other`select pg_backend_pid() as pid`;
  const turn = takeMigrationLock(other);
  await vi.waitUntil(async () => {
    const [{ query } = { query: "" }] = await sql`select query from pg_stat_activity where pid = ${Number(pid)}`;
    return String(query).includes("advisory");
  });
  await apply(first, index);
  expect(await isValid()).toBe(true);
  await sql`select pg_advisory_unlock(${migrationLock})`;
  await turn;
  await other.end();
});
