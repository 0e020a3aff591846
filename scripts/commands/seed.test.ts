import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseEnvironment, variableNames } from "~/server/env";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { removeAccounts, requireOwnMachine } from "./accounts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Runs a command in its own process, beside the server, with its own database: an installation that serves others. */
function run(command: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const unset = Object.fromEntries(variableNames.map((name) => [name, ""]));
  const { BETTER_AUTH_SECRET: secret = "" } = server.runtime.environment;
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/commands/${command}.ts`, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...unset, DATABASE_URL: server.databaseUrl, BETTER_AUTH_SECRET: secret },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

async function titlesOf(email: string): Promise<string[]> {
  const sql = openConnection(server.databaseUrl);
  const rows =
    await sql`select title from tasks join users on users.id = user_id where email = ${email} order by title`;
  await sql.end();
  return rows.map(({ title }) => String(title));
}

test("an installation that serves others gets a sample account only on request, and is never reset", async () => {
  const person = await signUp({ server });
  for (const [command, ...args] of [["seed"], ["reset", "--yes", "--production"]]) {
    const { code, output } = await run(command ?? "", ...args);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("DATABASE_URL is set") });
  }
  expect(await titlesOf("noor@example.com")).toEqual([]);
  const session = await server.fetch("/api/auth/get-session", { headers: { cookie: person.cookie } });
  expect(await session.json()).toMatchObject({ user: { email: person.email } });
});

test("a seed creates the same account each time, with a week of tasks", async () => {
  const first = await run("seed", "Grace", "--production");
  expect(first).toEqual({ code: 0, output: expect.stringContaining("grace@example.com has") });
  const titles = await titlesOf("grace@example.com");
  expect(titles).toContain("Water the plants");
  expect((await run("seed", "grace", "--production")).code).toBe(0);
  expect(await titlesOf("grace@example.com")).toEqual(titles);
  const { output } = await run("seed", "grace", "hopper");
  expect(output).toContain("Give one name");
});

test("removing an account ends its sessions", async () => {
  const [ada, bob] = [await signUp({ server }), await signUp({ server })];
  expect(await removeAccounts(server.runtime.database.db, { email: ada.email })).toBe(1);
  const statusOf = async (token: string) =>
    (await server.fetch("/api/tasks", { headers: { authorization: `Bearer ${token}` } })).status;
  await expect.poll(() => statusOf(ada.token)).toBe(401);
  expect(await statusOf(bob.token)).toBe(200);
  expect(await removeAccounts(server.runtime.database.db, "all")).toBeGreaterThan(0);
  await expect.poll(() => statusOf(bob.token)).toBe(401);
});

test("an installation counts as local until a setting makes it reachable", () => {
  const own = parseEnvironment({});
  expect(() => requireOwnMachine(own, "")).not.toThrow();
  expect(() => requireOwnMachine({ ...own, BETTER_AUTH_URL: "http://localhost:3000" }, "")).not.toThrow();
  for (const [name, value] of [
    ["DATABASE_URL", "postgres://db.example.com/keel"],
    ["SMTP_URL", "smtp://mail.example.com"],
    ["BETTER_AUTH_URL", "https://tasks.example.com"],
  ] as const) {
    expect(() => requireOwnMachine({ ...own, [name]: value }, "")).toThrow(`${name} is set`);
  }
});
