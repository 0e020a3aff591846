import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { variableNames } from "~/server/env";
import { openConnection } from "~/testing/database/database";
import { startServer, type TestServer } from "~/testing/server/runtime";

const sample = "src/testing/exports/clerk.csv";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Runs the command as an operator does, on the database of the tests. */
async function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  const { databaseUrl } = server;
  const unset = Object.fromEntries(variableNames.map((name) => [name, ""]));
  const secrets = { DATABASE_URL: databaseUrl, BETTER_AUTH_SECRET: "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA" };
  const child = spawn("node_modules/.bin/tsx", ["scripts/commands/users-import.ts", ...args], {
    env: { ...process.env, ...unset, ...secrets },
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output: Buffer.concat(parts).toString() };
}

describe("npm run users:import", () => {
  test("reports each row, stores nothing without --apply, and its exit code says whether rows were refused", async () => {
    const database = openConnection(server.databaseUrl);
    const found = () => database`select 1 from users where email like '%@clerk.example.com'`;
    const dry = await run("--from", "clerk", sample);
    expect(dry.output).toMatch(/row 1 +created +ada@clerk\.example\.com/);
    expect(dry.output).toContain("3 created, 0 completed, 0 here already, 2 refused.");
    expect(dry.output).toContain("This was a dry run");
    expect(dry.output).not.toMatch(/\$2b|argon2id\$/);
    expect(dry.code).toBe(2);
    expect(await found()).toHaveLength(0);
    expect((await run("--from", "clerk", sample, "--apply")).output).not.toContain("dry run");
    expect(await found()).toHaveLength(3);
    await database.end();
  });

  test.each([
    [["--from", "myspace", sample], /--from <authjs\|clerk\|auth0\|supabase>/],
    [["--from", "clerk"], /--from <authjs/],
    [["--from", "clerk", "nowhere.csv"], /nowhere\.csv cannot be read/],
    [["--from", "clerk", sample, "--force"], /--force/],
  ])("called with %j says what is wrong", async (args, words) => {
    const { code, output } = await run(...args);
    expect(code).toBe(1);
    expect(output).toMatch(words);
    expect(output).not.toContain("    at ");
  });
});
