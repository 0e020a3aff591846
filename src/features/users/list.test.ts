import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signUpAdmin } from "~/testing/people/admins";
import { errorOf, send, asBearer } from "~/testing/server/responses";
import { callerAs, type Caller } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import type { Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { orders, sorts } from "./constants";

let server: TestServer;
let admin: Person;
let users: Caller["users"];

interface Row {
  name: string;
  email: string;
  role?: string;
  banned?: boolean;
  banExpires?: string;
  verified?: boolean;
  secondFactor?: boolean | null;
}

const rows: Row[] = [
  { name: "Élodie 100%", email: "elodie@example.com", verified: true },
  { name: "eve_1", email: "eve@example.com", banned: true },
  { name: "Ewa x1", email: "ewa@example.org", secondFactor: true, verified: true },
  { name: "Zoë", email: "zoe@example.com", banned: true, banExpires: "2020-01-01T00:00:00Z", secondFactor: null },
  { name: "Back\\slash", email: "back@example.com", role: "admin", verified: true },
];

beforeAll(async () => {
  server = await startServer();
  admin = await signUpAdmin({ server, name: "Ada Min", email: "admin@example.com" });
  users = callerAs(admin).users;
  const sql = openConnection(server.databaseUrl);
  for (const {
    name,
    email,
    role = "user",
    banned = false,
    banExpires,
    verified = false,
    secondFactor = false,
  } of rows) {
    await sql`
      insert into users (name, email, role, banned, ban_expires, email_verified, two_factor_enabled)
      values (${name}, ${email}, ${role}, ${banned}, ${banExpires ?? null}, ${verified}, ${secondFactor})`;
  }
  await sql.end();
});
afterAll(() => server.close());

type Filter = Parameters<Caller["users"]["list"]["query"]>[0];
const namesOf = async (filter: Filter) => (await users.list.query(filter)).items.map(({ name }) => name);
const byName = { sort: "name", order: "asc" } as const;

describe("the list", () => {
  test("has all users, the newest first, with the shown fields alone", async () => {
    const { items, nextCursor } = await users.list.query({});
    expect(nextCursor).toBeNull();
    expect(items).toHaveLength(rows.length + 1);
    expect(items.map(({ createdAt }) => createdAt)).toEqual(
      items.map(({ createdAt }) => createdAt).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(
      ["banned", "createdAt", "email", "id", "name", "role", "secondFactor", "verified"].sort(),
    );
  });

  test.each([
    [{ search: "EXAMPLE.ORG" }, ["Ewa x1"]],
    [{ search: "ada min" }, ["Ada Min"]],
    [{ search: "zoe Zoë" }, ["Zoë"]],
    [{ search: "%" }, ["Élodie 100%"]],
    [{ search: "e_1" }, ["eve_1"]],
    [{ search: "\\" }, ["Back\\slash"]],
    [{ search: "nobody" }, []],
    [{ role: "admin" }, ["Ada Min", "Back\\slash"]],
    [{ banned: "yes" }, ["eve_1"]],
    [{ banned: "no", role: "user" }, ["Élodie 100%", "Ewa x1", "Zoë"]],
    [{ verified: "yes" }, ["Back\\slash", "Élodie 100%", "Ewa x1"]],
    [{ secondFactor: "yes" }, ["Ewa x1"]],
    [{ secondFactor: "no", verified: "no" }, ["Ada Min", "eve_1", "Zoë"]],
  ] as const)("with %j has %j", async (filter, names) => {
    expect(await namesOf({ ...filter, ...byName })).toEqual(names);
  });

  test.each(sorts.flatMap((sort) => orders.map((order) => [sort, order] as const)))(
    "by %s %s lists every user once, page by page",
    async (sort, order) => {
      const whole = await users.list.query({ sort, order });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await users.list.query({ sort, order, limit: 2, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole.items.map(({ id }) => id));
    },
  );

  test.each([
    ["sort", { sort: "password" }],
    ["order", { order: "down" }],
    ["role", { role: "owner" }],
    ["banned", { banned: "maybe" }],
    ["limit", { limit: 101 }],
    ["search", { search: "x".repeat(201) }],
    ["search", { search: "a\0b" }],
    ["cursor", { cursor: "nonsense" }],
    ["userId", { userId: "x" }],
  ])("refuses a wrong %s by name", async (field, input) => {
    const { status, refusal } = await send(asBearer(admin), "users.list", input);
    expect([status, Object.keys(refusal?.fields ?? {})]).toEqual([400, [field]]);
  });

  test("refuses a cursor of another sort, and a forged one", async () => {
    const { nextCursor } = await users.list.query({ limit: 1, sort: "name" });
    const made = (key: string) =>
      Buffer.from(JSON.stringify({ s: "created_at", o: "desc", k: key, i: admin.userId })).toString("base64url");
    for (const cursor of [nextCursor ?? "", made("yesterday"), made("'; drop table users")]) {
      const refusal = await errorOf(users.list.query({ cursor }));
      expect([refusal.code, Object.keys(refusal.fields ?? {})]).toEqual(["BAD_REQUEST", ["cursor"]]);
    }
  });
});

test("the counts equal those of the list", async () => {
  expect(await users.counts.query()).toEqual({
    all: 6,
    admins: 2,
    banned: 1,
    unverified: 3,
    withSecondFactor: 1,
    // From signing up, and from signing in with the new role.
    sessions: 2,
  });
});

test("the page of a user shows sign-in methods and sessions, and no secret", async () => {
  const person = await users.byId.query({ id: admin.userId });
  expect(person).toMatchObject({
    email: "admin@example.com",
    role: "admin",
    ban: null,
    passkeys: 0,
    accounts: [{ provider: "credential" }],
    lastSignInAt: expect.stringMatching(/Z$/),
  });
  expect(Object.keys(person.sessions[0] ?? {}).sort()).toEqual(["address", "createdAt", "device", "id", "lastSeenAt"]);
});
