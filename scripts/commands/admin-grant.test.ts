import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { variableNames } from "~/server/env";
import { signInAgain, signUpAdmin } from "~/testing/people/admins";
import { emptyDatabase, openConnection } from "~/testing/database/database";
import { callerAs } from "~/testing/server/caller";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let server: TestServer;
let ada: Person;

beforeAll(async () => {
  server = await startServer();
  ada = await signUp({ server });
});
afterAll(() => server.close());

/** Runs the command in a process of its own, beside the server. */
const run = (...args: string[]) => runOn(server.databaseUrl, "admin-grant", ...args);

function runOn(
  databaseUrl: string,
  command: string,
  ...args: string[]
): Promise<{ code: number | null; output: string }> {
  // Empty counts as not set, and keeps a `.env` file from filling it in.
  const unset = Object.fromEntries(variableNames.map((name) => [name, ""]));
  const { BETTER_AUTH_SECRET: secret = "" } = server.runtime.environment;
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/commands/${command}.ts`, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...unset, DATABASE_URL: databaseUrl, BETTER_AUTH_SECRET: secret },
  });
  let output = "";
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

const statusOf = async ({ token }: Person) =>
  (await server.fetch("/api/trpc/users.counts", { headers: { authorization: `Bearer ${token}` } })).status;

async function auditLog() {
  const sql = openConnection(server.databaseUrl);
  const rows =
    await sql`select user_id, kind, actor_id, reason, details from audit_events where kind like 'user.%' order by id`;
  await sql.end();
  return [...rows];
}
const entry = (from: string, to: string) => ({
  user_id: ada.userId,
  kind: "user.role_changed",
  actor_id: null,
  reason: "command",
  details: { from, to },
});

describe("admin:grant", () => {
  test("makes the first administrator, while the server runs, and says so", async () => {
    expect(await statusOf(ada)).toBe(403);
    const { code, output } = await run(ada.email.toUpperCase());
    expect([code, output]).toEqual([0, expect.stringContaining("is an administrator now")]);
    await eventually(async () => expect(await statusOf(ada)).toBe(401));
    ada = await signInAgain(ada);
    expect(await statusOf(ada)).toBe(200);
    expect(await auditLog()).toEqual([entry("user", "admin")]);
  });

  test("never revokes the role of the last administrator, and of another one at once", async () => {
    expect(await run("--revoke", ada.email)).toEqual({ code: 1, output: expect.stringMatching(/last administrator/) });
    expect(await statusOf(ada)).toBe(200);
    await signUpAdmin({ server });
    expect(await run("--revoke", ada.email)).toEqual({
      code: 0,
      output: expect.stringContaining("is no administrator any more"),
    });
    await eventually(async () => expect(await statusOf(ada)).toBe(401));
    expect((await auditLog()).at(-1)).toEqual(entry("admin", "user"));
  });

  test.each([
    [["nobody@example.com"], /No account has the address nobody@example\.com/],
    [["--remove", "a@example.com"], /Say whose account it is/],
  ])("with %j says what is wrong, and fails", async (args, message) => {
    const before = await auditLog();
    const { code, output } = await run(...args);
    expect([code, output]).toEqual([1, expect.stringMatching(message)]);
    expect(output).not.toMatch(/^ +at /m);
    expect(await auditLog()).toEqual(before);
  });
});

test("sync:renew makes all browsers fetch their copies again", async () => {
  const { sync } = callerAs(await signInAgain(ada));
  const { cursor } = await sync.changes.query({});
  expect(await runOn(server.databaseUrl, "sync-renew")).toEqual({ code: 0, output: expect.stringContaining("anew") });
  expect((await sync.changes.query({ since: cursor })).reset).toBe(true);
});

describe("in a database in which Keel was never started", () => {
  test.each([
    ["admin-grant", "ada@example.com"],
    ["users-import", "--from", "authjs", "src/testing/exports/authjs.json", "--apply"],
    ["keys-rotate"],
    ["sync-renew"],
  ])("%s says what to do first, and fails", async (command, ...args) => {
    const url = await emptyDatabase();
    const { code, output } = await runOn(url, command, ...args);
    expect([code, output]).toEqual([1, expect.stringMatching(/^This database is empty\. Start Keel with it once/)]);
    expect(output.trim().split("\n")).toHaveLength(1);
    const sql = openConnection(url);
    const tables = await sql`select 1 from information_schema.tables where table_schema = 'public'`;
    await sql.end();
    expect([...tables]).toEqual([]);
  });
});

test.each([
  ["postgres://keel:hunter2hunter2@127.0.0.1:1/tasks", /^The database at 127\.0\.0\.1:1\/tasks cannot be used: /],
  [
    "postgres://keel:hunter2hunter2@127.0.0.1:1/tasks?connection_limit=5",
    /DATABASE_URL cannot be used: leave out conn/,
  ],
])("an unusable database is named, without its password: %s", async (url, message) => {
  const { code, output } = await runOn(url, "admin-grant", "ada@example.com");
  expect([code, output]).toEqual([1, expect.stringMatching(message)]);
  expect(output).not.toMatch(/hunter2|^ +at /m);
});
