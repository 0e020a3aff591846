import { afterAll, beforeAll, expect, test } from "vitest";
import { signUpAdmin } from "~/testing/people/admins";
import { errorOf } from "~/testing/server/responses";
import { callerAs, type Caller } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { tokenFor, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let server: TestServer;
let admin: Person;
let keys: Caller["keys"];

beforeAll(async () => {
  server = await startServer();
  admin = await signUpAdmin({ server });
  keys = callerAs(admin).keys;
});
afterAll(() => server.close());

async function db<Row>(work: (sql: ReturnType<typeof openConnection>) => Promise<Row>): Promise<Row> {
  const sql = openConnection(server.databaseUrl);
  const answer = await work(sql);
  await sql.end();
  return answer;
}

test("an administrator sees which key signs, and nothing of its private key", async () => {
  const list = await keys.list.query();
  expect(list).toEqual([
    {
      kid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      algorithm: "EdDSA",
      createdAt: expect.any(String),
      state: "signs",
    },
  ]);
  const stored = await db((sql) => sql`select private_key, public_key from jwks`);
  expect(JSON.stringify(list)).not.toContain(String(stored[0]?.["private_key"]).slice(0, 20));
});

test("rotating creates a key that signs within seconds, signs no user out, and is recorded", async () => {
  await db((sql) => sql`update jwks set created_at = created_at - interval '1 hour'`);
  const [before] = await keys.list.query();
  const after = await keys.rotate.mutate({ reason: "A laptop was stolen" });
  expect(after).toMatchObject([{ state: "published" }, { kid: before?.kid, state: "signs" }]);
  const kid = after[0]?.kid;
  const trail = await db(
    (sql) => sql`select kind, outcome, actor_id, reason, details from audit_events where kind = 'key.rotated'`,
  );
  expect([...trail]).toEqual([
    {
      kind: "key.rotated",
      outcome: "success",
      actor_id: admin.userId,
      reason: "A laptop was stolen",
      details: { kid },
    },
  ]);
  await db(async (sql) => {
    await sql`update jwks set created_at = created_at - interval '1 minute'`;
    await sql`select pg_notify('keel_revocation', 'test keys')`;
  });
  await eventually(async () => {
    const [header = ""] = (await tokenFor(admin.cookie, server)).split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toMatchObject({ kid });
  });
  expect(await keys.list.query()).toMatchObject([
    { kid, state: "signs" },
    { kid: before?.kid, state: "verifies" },
  ]);
});

test.each(["", " ", "x".repeat(501), "a\0"])("rotating with the reason %j creates no key", async (reason) => {
  const before = await keys.list.query();
  const refusal = await errorOf(keys.rotate.mutate({ reason }));
  expect([refusal.code, Object.keys(refusal.fields ?? {})]).toEqual(["BAD_REQUEST", ["reason"]]);
  expect(await keys.list.query()).toEqual(before);
});
