import { afterAll, beforeAll, expect, test } from "vitest";
import { asApplication, cloneDatabase, openConnection } from "~/testing/database/database";
import { openDatabase } from "../db/client";
import { openBoss } from "./boss";
import { installQueues, schemaVersion } from "./install";

let url = "";
let owner: ReturnType<typeof openDatabase>;
let application: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  url = await cloneDatabase();
  owner = openDatabase(url, { prepare: true, connections: 1 });
  application = openDatabase(asApplication(url), { prepare: true });
});
afterAll(() => Promise.all([owner.close(), application.close()]));

async function read(query: string) {
  const sql = openConnection(url);
  const rows = await sql.unsafe(query);
  await sql.end();
  return [...rows];
}

test("creates the schema that this pg-boss needs, and changes nothing the second time", async () => {
  expect(await read("select version from pgboss.version")).toEqual([{ version: schemaVersion }]);
  const tables = "select oid::int, relname from pg_class where relnamespace = 'pgboss'::regnamespace order by oid";
  const before = await read(tables);
  await installQueues(owner.db);
  expect(await read(tables)).toEqual(before);
  const boss = await openBoss(application.db);
  await expect(boss.start()).resolves.toBe(boss);
  await boss.stop({ graceful: false });
});

test("makes a queue that is missing", async () => {
  await read("select pgboss.delete_queue('recurring')");
  await installQueues(owner.db);
  const queues = await read("select name, retry_limit from pgboss.queue order by name");
  expect(queues).toEqual([
    { name: "mail", retry_limit: 30 },
    { name: "push", retry_limit: 5 },
    { name: "recurring", retry_limit: 0 },
  ]);
});

test("lets the application maintain its jobs", async () => {
  const boss = await openBoss(application.db);
  await boss.send("recurring", { name: "a" });
  const [job] = await boss.fetch("recurring");
  expect(job).toMatchObject({ name: "recurring", data: { name: "a" } });
  await read("update pgboss.job set started_on = now() - interval '1 hour'");
  await boss.maintain();
  expect(await read("select state from pgboss.job")).toEqual([{ state: "failed" }]);
});

test("leaves no transaction open when one of several statements fails", async () => {
  const boss = await openBoss(owner.db);
  await read("alter table pgboss.archive rename to elsewhere");
  await expect(boss.maintain()).rejects.toMatchObject({ code: "42P01" });
  await read("alter table pgboss.elsewhere rename to archive");
  await expect(boss.maintain()).resolves.toMatchObject({});
});
