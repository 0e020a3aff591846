import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { earliestId } from "~/server/audit/event-id";
import { migrateDatabase } from "~/server/db/migrate";
import { installQueues } from "~/server/jobs/install";
import { withDatabaseTime } from "~/server/db/pool/deadline";
import { callerAs } from "../../server/caller";
import { asApplication, cloneDatabase, openConnection } from "../../database/database";
import { patience } from "../../patience";
import { signUp } from "../../people/people";
import { startServer } from "../../server/runtime";

const denied = "42501";
let ownersUrl = "";
let owner: ReturnType<typeof openConnection>;
let application: ReturnType<typeof openConnection>;

const migrate = () => migrateDatabase({ owner: ownersUrl, application: asApplication(ownersUrl) }, installQueues);

beforeAll(async () => {
  ownersUrl = await cloneDatabase();
  await migrate();
  owner = openConnection(ownersUrl);
  application = openConnection(asApplication(ownersUrl));
});
afterAll(async () => {
  await Promise.all([owner.end(), application.end()]);
});

/** Runs `statement` as the application. Returns the SQLSTATE of its refusal. */
async function resultOf(statement: string): Promise<unknown> {
  return application.unsafe(statement).then(
    () => "carried out",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
}

test.for([
  "insert into audit_events (id, kind, outcome) values (gen_random_uuid(), 'task.created', 'success')",
  "insert into audit_events (id, kind, outcome) values (default, 'task.created', 'success')",
  "insert into audit_events (at, kind, outcome) values ('2020-01-01', 'task.created', 'success')",
  "insert into audit_events values (default, default, default, 'task.created', 'success')",
  "with event as (insert into audit_events (at, kind, outcome) values (now(), 'x', 'success') returning *) select * from event",
  "create temporary table audit_events (like audit_events)",
  "create temporary view audit_events as select 1",
  "create temporary table anything (id int)",
  "create table pg_temp.audit_events (id int)",
  "alter table audit_events alter column at set default '2020-01-01'",
  "create schema mine",
])("the application can neither choose the time of an event nor shadow the log: %s", async (statement) => {
  expect(await resultOf(statement)).toBe(denied);
});

describe("an event the application adds", () => {
  test("gets its id and time from PostgreSQL when it is added, however long its transaction has been open", async () => {
    await application.begin(async (transaction) => {
      await transaction`select pg_sleep(0.05)`;
      const [began] = await transaction`select now() as began`;
      await transaction`insert into audit_events (kind, outcome) values ('task.created', 'success')`;
      const [event] = await transaction`
        select id::text, at > ${String(began?.["began"].toISOString())}::timestamptz + interval '40 ms' as "isLater", at
        from audit_events order by id desc limit 1`;
      expect(event?.["isLater"]).toBe(true);
      expect(event?.["id"]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      const at = event?.["at"].getTime();
      expect(String(event?.["id"]) >= earliestId(new Date(at - 2).toISOString())).toBe(true);
      expect(String(event?.["id"]) < earliestId(new Date(at + 3).toISOString())).toBe(true);
    });
  });

  test("comes after earlier ones: ids are in the order of time, below the millisecond too", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 200; count += 1) {
      const [event] =
        await application`insert into audit_events (kind, outcome) values ('task.created', 'success') returning id`;
      ids.push(String(event?.["id"]));
    }
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(200);
  });
});

describe("an external database is called protected only when", () => {
  test.for([
    ["grant temporary on database current to public", "revoke temporary on database current from public"],
    ["grant insert (at) on audit_events to public", "revoke insert (at) on audit_events from public"],
    ["grant insert (id) on audit_events to public", "revoke insert (id) on audit_events from public"],
  ])("the application cannot forge an event: %s", async ([grant = "", revoke = ""]) => {
    const here = new URL(ownersUrl).pathname.slice(1);
    const admin = openConnection(ownersUrl);
    await admin.unsafe(grant.replace("current", here));
    const { isAuditLogAppendOnly } = await import("~/server/db/grants");
    expect(await isAuditLogAppendOnly(application)).toBe(false);
    await admin.unsafe(revoke.replace("current", here));
    await admin.end();
    expect(await isAuditLogAppendOnly(application)).toBe(true);
  });
});

test("the product's own events reach the log, though its connection has a temporary table of that name", async () => {
  // The database is a clone, with the rights of any new one.
  const server = await startServer();
  const { db } = server.runtime.database;
  // Concurrently, so that each has its own connection, and with more time than a request has.
  const connections = Array.from({ length: 10 }, () =>
    withDatabaseTime({ milliseconds: patience.condition }, () =>
      db.transaction(async (transaction) => {
        await transaction.execute("create temporary table if not exists audit_events (like public.audit_events)");
        await transaction.execute("select pg_sleep(0.2)");
      }),
    ),
  );
  await Promise.all(connections);
  const person = await signUp({ server });
  await callerAs(person).tasks.create.mutate({ title: "Write it down" });
  const plain = openConnection(server.databaseUrl);
  const kinds = await plain`select kind from audit_events where user_id = ${person.userId} order by id`;
  await plain.end();
  await server.close();
  expect(kinds.map(({ kind }) => kind)).toEqual(["account.created", "session.started", "task.created"]);
});
