import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { earliestId } from "./event-id";
import { auditRetentionJob } from "./retention";

let server: TestServer;
let sql: ReturnType<typeof openConnection>;
const now = "2026-11-20T12:00:00.000Z";
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();

beforeAll(async () => {
  server = await startServer();
  sql = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

async function plant(days: number, { userId = randomUUID(), kind = "session.started" } = {}) {
  const [id, at] = [
    earliestId(daysAgo(days)).replace(/0{4}$/, String(Math.random()).slice(2, 6).padEnd(4, "7")),
    daysAgo(days),
  ];
  await sql`
    insert into audit_events (id, user_id, at, kind, outcome, address, user_agent)
    values (${id}, ${userId}, ${at}, ${kind}, 'success', '192.0.2.4', 'curl/8')`;
  return userId;
}
const work = () => ({ ...server.runtime.jobContext({ db: server.runtime.database.db, requestId: "retain" }), now });
const run = () => auditRetentionJob.run(work());

test("what is older than 400 days goes, and nothing else", async () => {
  const old = await plant(401);
  const kept = await plant(399);
  expect(await run()).toMatchObject({ removed: 1 });
  expect(await run()).toMatchObject({ removed: 0 });
  expect(await sql`select user_id from audit_events where user_id in (${old}, ${kept})`).toEqual([{ user_id: kept }]);
});

test("thirty days after an account is gone, its events no longer say from where; others' still do", async () => {
  const gone = await plant(40);
  await plant(31, { userId: gone, kind: "account.deleted" });
  const goneLately = await plant(40);
  await plant(29, { userId: goneLately, kind: "account.deleted" });
  const here = await plant(40);
  expect(await run()).toMatchObject({ anonymized: 2 });
  const known =
    await sql`select distinct user_id from audit_events where address is not null and user_agent is not null`;
  const people = known.map((row) => String(row["user_id"]));
  expect(people).not.toContain(gone);
  expect(people).toEqual(expect.arrayContaining([goneLately, here]));
  expect(await run()).toMatchObject({ anonymized: 0 });
});

test("the application itself could not do it", async () => {
  await plant(401);
  const { db } = server.runtime.database;
  const asApplication = auditRetentionJob.run({ ...work(), asOwner: (act) => act(db) });
  await expect(asApplication).rejects.toMatchObject({ code: "42501" });
});
