import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asApplication, cloneDatabase, openConnection } from "~/testing/database/database";
import { migrateDatabase } from "./migrate";
import { installQueues } from "../jobs/install";

let ownersUrl = "";
let owner: ReturnType<typeof openConnection>;
let application: ReturnType<typeof openConnection>;

beforeAll(async () => {
  ownersUrl = await cloneDatabase();
  owner = openConnection(ownersUrl);
  application = openConnection(asApplication(ownersUrl));
  await owner`insert into audit_events (id, kind, outcome) values (gen_random_uuid(), 'task.created', 'success')`;
});

afterAll(async () => {
  await Promise.all([owner.end(), application.end()]);
});

const migrate = () => migrateDatabase({ owner: ownersUrl, application: asApplication(ownersUrl) }, installQueues);

/** Runs `statement` as the application; answers the SQLSTATE of its refusal. */
async function resultOf(statement: string): Promise<unknown> {
  return application.unsafe(statement).then(
    () => "carried out",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
}

const denied = "42501";

test.for([
  "update audit_events set kind = 'nothing'",
  "update audit_events set address = null where false",
  "delete from audit_events",
  "truncate audit_events",
  "drop table audit_events",
  "alter table audit_events disable trigger all",
  "alter table audit_events owner to keel_app",
  "create rule quiet as on insert to audit_events do instead nothing",
  "create trigger quiet before insert on audit_events for each row execute function suppress_redundant_updates_trigger()",
  "create policy quiet on audit_events using (false)",
  "insert into audit_events (id, kind, outcome) select id, kind, outcome from audit_events on conflict (user_id, id) do update set kind = 'nothing'",
  "merge into audit_events using (select 1) one on true when matched then delete",
  "grant keel to keel_app",
  "set role keel",
  "set session authorization keel",
  "drop schema public cascade",
  "drop database keel",
  "create table public.more (id int)",
  "select * from drizzle.__drizzle_migrations",
  "copy audit_events to program 'true'",
])("the application is refused: %s", async (statement) => {
  expect(await resultOf(statement)).toBe(denied);
});

test("a privilege that the application grants itself has no effect", async () => {
  await application`grant update, delete, truncate on audit_events to keel_app`.catch(() => undefined);
  expect(await resultOf("delete from audit_events")).toBe(denied);
});

test("the application reads the trail and adds to it", async () => {
  await application`insert into audit_events (kind, outcome) values ('session.started', 'success')`;
  expect(await application`select kind from audit_events order by kind`).toEqual([
    { kind: "session.started" },
    { kind: "task.created" },
  ]);
});

test("the application folds texts where no role may execute functions by default", async () => {
  await owner`revoke execute on all functions in schema public from public, keel_app`;
  expect(await resultOf("select fold_texts('{É}')")).toBe(denied);
  await migrate();
  expect(await resultOf("select fold_texts('{É}')")).toBe("carried out");
});

describe("after a later migration", () => {
  test("the application may use its tables without another grant, also in a new schema", async () => {
    await owner`create schema later`;
    await owner`create table later.notes (id bigserial primary key, words text)`;
    await application`insert into later.notes (words) values ('one')`;
    await application`update later.notes set words = 'two'`;
    expect(await application`delete from later.notes returning words`).toEqual([{ words: "two" }]);
    expect(await resultOf("truncate later.notes")).toBe(denied);
    await owner`drop schema later cascade`;
  });

  test("a privilege on the audit log that was granted by mistake is revoked", async () => {
    await owner`grant all on audit_events to keel_app`;
    await owner`grant update (address) on audit_events to keel_app`;
    expect(await resultOf("update audit_events set address = null")).toBe("carried out");
    expect(await migrate()).toEqual({ isAuditLogAppendOnly: true });
    expect(await resultOf("update audit_events set address = null")).toBe(denied);
  });

  test("instances that start at the same time do not get into each other's way", async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, migrate));
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => ({ isAuditLogAppendOnly: true })));
  });
});

describe("a database of the operator's own", () => {
  test("with one role for both works, and reports that the audit log is not protected", async () => {
    expect(await migrateDatabase({ owner: ownersUrl, application: ownersUrl }, installQueues)).toEqual({
      isAuditLogAppendOnly: false,
    });
    await owner`insert into audit_events (id, kind, outcome) values (gen_random_uuid(), 'task.created', 'success')`;
    expect(await owner`delete from audit_events returning 1 as gone`).not.toEqual([]);
  });

  test("whose direct role owns nothing is refused with a message that says where to look", async () => {
    const url = asApplication(await emptyDatabase());
    const wrong = migrateDatabase({ owner: url, application: url }, installQueues);
    await expect(wrong).rejects.toThrow(/The role keel_app may not prepare the database: .*docs\/audit-trail\.md/);
  });
});

/** Answers its address, as its owner. */
async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await owner.unsafe(`create database ${name}`);
  return Object.assign(new URL(ownersUrl), { pathname: `/${name}` }).href;
}
