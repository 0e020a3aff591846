import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { postJson } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import type { FormatName } from "./formats";
import { importUsers, type RowReport } from "./import-users";

let server: TestServer;
let database: ReturnType<typeof openConnection>;

beforeAll(async () => {
  server = await startServer();
  database = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await database.end();
  await server.close();
});

const exportOf = (name: string) => readFile(`src/testing/exports/${name}`, "utf8");

async function runImport(from: FormatName, text: string, apply = true): Promise<RowReport[]> {
  const rows: RowReport[] = [];
  await importUsers(server.runtime.database.db, text, { from, apply, report: (row) => rows.push(row) });
  return rows;
}
const outcomes = (rows: RowReport[]) => rows.map(({ outcome }) => outcome);
const signIn = async (email: string, password: string) =>
  (await postJson(server, "/api/auth/sign-in/email", { email, password })).status;
const userOf = async (email: string) => {
  const [user] = await database`
    select u.*, (select count(*)::int from accounts a where a.user_id = u.id) as ways,
           (select password from accounts a where a.user_id = u.id and provider_id = 'credential') as password,
           (select account_id from accounts a where a.user_id = u.id and provider_id = 'google') as google
    from users u where email = ${email}`;
  return user;
};

describe("Clerk's CSV", () => {
  test("shows in a dry run what would happen, and does nothing", async () => {
    const rows = await runImport("clerk", await exportOf("clerk.csv"), false);
    expect(outcomes(rows)).toEqual(["created", "created", "created", "refused", "refused"]);
    expect(await userOf("ada@clerk.example.com")).toBeUndefined();
  });

  test("brings each user that can be brought, and says of every row what is lost or wrong", async () => {
    const rows = await runImport("clerk", await exportOf("clerk.csv"));
    expect(rows.map(({ row, email, notes }) => ({ row, email, notes: notes.join("; ") }))).toEqual([
      { row: 1, email: "ada@clerk.example.com", notes: "" },
      { row: 2, email: "grace@clerk.example.com", notes: expect.stringContaining("second factor") },
      {
        row: 3,
        email: "edsger@clerk.example.com",
        notes: expect.stringMatching(/has to be reset.*Forgotten password/),
      },
      { row: 4, email: "", notes: "has no e-mail address" },
      { row: 5, email: "ada@clerk.example.com", notes: "is in the file twice" },
    ]);
    expect(await userOf("ada@clerk.example.com")).toMatchObject({ name: "Ada Lovelace", email_verified: true });
    expect(await userOf("grace@clerk.example.com")).toMatchObject({ name: "grace", email_verified: false });
    expect(await userOf("edsger@clerk.example.com")).toMatchObject({ ways: 0 });
  });

  test("can be imported again: no user is there twice, and nothing changes", async () => {
    const before = await database`select * from users order by id`;
    const rows = await runImport("clerk", await exportOf("clerk.csv"));
    expect(outcomes(rows)).toEqual(["unchanged", "unchanged", "unchanged", "refused", "refused"]);
    expect(await database`select * from users order by id`).toEqual(before);
  });

  test("lets people in with their old passwords, bcrypt and argon2, and hashes them anew", async () => {
    expect(await signIn("ada@clerk.example.com", "incorrect horse")).toBe(401);
    expect((await userOf("ada@clerk.example.com"))?.["password"]).toMatch(/^\$2b\$/);
    expect(await signIn("ada@clerk.example.com", "correct horse battery")).toBe(200);
    expect(await signIn("grace@clerk.example.com", "orchids need little water")).toBe(200);
    for (const email of ["ada@clerk.example.com", "grace@clerk.example.com"]) {
      expect((await userOf(email))?.["password"]).toMatch(/^[0-9a-f]+:[0-9a-f]+$/);
    }
    expect(await signIn("ada@clerk.example.com", "correct horse battery")).toBe(200);
    expect(await signIn("ada@clerk.example.com", "incorrect horse")).toBe(401);
  });
});

describe("Auth0's exports", () => {
  test("come one after the other: users, then their password hashes", async () => {
    expect(outcomes(await runImport("auth0", await exportOf("auth0-users.ndjson")))).toEqual([
      "created",
      "created",
      "created",
      "refused",
    ]);
    expect(await signIn("ada@auth0.example.com", "correct horse battery")).toBe(401);
    expect(outcomes(await runImport("auth0", await exportOf("auth0-hashes.ndjson")))).toEqual([
      "completed",
      "completed",
    ]);
    expect(await signIn("ada@auth0.example.com", "correct horse battery")).toBe(200);
    expect(await userOf("ada@auth0.example.com")).toMatchObject({ name: "Ada Lovelace", ways: 1 });
    expect(await userOf("grace@auth0.example.com")).toMatchObject({ google: "103547991597142817347" });
  });

  test("keep out who was blocked there", async () => {
    expect(await userOf("mallory@auth0.example.com")).toMatchObject({ banned: true, ban_expires: null });
    expect(await signIn("mallory@auth0.example.com", "water the ferns daily")).toBe(403);
  });
});

describe("Supabase's tables", () => {
  test("keep ids, names, bans and Google, as JSON", async () => {
    const rows = await runImport("supabase", await exportOf("supabase.json"));
    expect(outcomes(rows)).toEqual(["created", "created", "created"]);
    expect(rows[0]?.notes.join()).toContain("second factor");
    expect(await userOf("ada@supabase.example.com")).toMatchObject({
      id: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f",
      created_at: new Date("2024-05-06T07:00:00Z"),
    });
    expect(await userOf("grace@supabase.example.com")).toMatchObject({ google: "117711771177", ways: 1 });
    expect(await userOf("mallory@supabase.example.com")).toMatchObject({
      ban_expires: new Date("2999-01-01T00:00:00Z"),
    });
    expect(await signIn("ada@supabase.example.com", "correct horse battery")).toBe(200);
  });

  test("are read as CSV, with JSON in a column", async () => {
    await runImport("supabase", await exportOf("supabase.csv"));
    expect(await userOf("linus@supabase.example.com")).toMatchObject({ name: "Linus 🌱, Jr.", email_verified: true });
    expect(await signIn("linus@supabase.example.com", "grüne Gärten im Mai")).toBe(200);
  });
});

describe("Auth.js's tables", () => {
  test("bring passwords and verified links with Google, and no unverified one", async () => {
    const rows = await runImport("authjs", await exportOf("authjs.json"));
    expect(outcomes(rows)).toEqual(["created", "created", "created", "created", "refused"]);
    expect(await userOf("grace@authjs.example.com")).toMatchObject({ google: "108810881088" });
    expect(await userOf("mallory@authjs.example.com")).toMatchObject({ google: null, ways: 0 });
    expect(await userOf("edsger@authjs.example.com")).toMatchObject({ name: "edsger" });
    expect(await signIn("edsger@authjs.example.com", "a door with two locks")).toBe(200);
  });
});

describe("an import", () => {
  test("takes over no account: existing users keep their own passwords", async () => {
    const own = { name: "Ada", email: "resident@example.com", password: "my very own password" };
    expect((await postJson(server, "/api/auth/sign-up/email", own)).status).toBe(200);
    const [hash] = /\$2b\$[^,]+/.exec(await exportOf("clerk.csv")) ?? [];
    const rows = await runImport(
      "authjs",
      JSON.stringify([{ email: own.email, emailVerified: "2024-01-01", password: hash }]),
    );
    expect(outcomes(rows)).toEqual(["unchanged"]);
    expect(await signIn(own.email, "correct horse battery")).toBe(401);
    expect(await signIn(own.email, own.password)).toBe(200);
  });

  test("is in the audit log of each account", async () => {
    const user = await userOf("ada@clerk.example.com");
    const events = await database`select kind, reason, details from audit_events where user_id = ${user?.["id"]}`;
    expect(events).toContainEqual({ kind: "user.imported", reason: "command", details: { from: "clerk" } });
  });

  test.each([
    ["", "empty"],
    ["{", "neither"],
    ['{"people":[]}', "neither|no e-mail"],
    ["[1,2]", "neither"],
    ['id,email\n"1,x', "CSV"],
  ])("of %j says what is wrong", async (text, words) => {
    const said = await runImport("authjs", text).then(
      (rows) => rows.flatMap(({ notes }) => notes).join(),
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    expect(said).toMatch(new RegExp(words));
  });

  test.each([
    [{ email: "x@example.com\0" }, "cannot be used"],
    [{ email: "\u212aate@example.com" }, "cannot be used"],
    [{ email: "not an address" }, "cannot be used"],
    [{ email: ["a@example.com"] }, "cannot be used"],
    [{ email: `${"x".repeat(300)}@example.com` }, "cannot be used"],
    [{ email: "costly@example.com", password: `$2b$31$${"a".repeat(53)}` }, "more than 14 rounds"],
    [{ email: "odd@example.com", name: "\0\u202e", created_at: "never", password: "\0" }, "has to be reset"],
  ])("of a record such as %j goes on, and names what is wrong", async (record, words) => {
    const [row] = await runImport("authjs", JSON.stringify([record]));
    expect(row?.notes.join("; ")).toContain(words);
  });
});
