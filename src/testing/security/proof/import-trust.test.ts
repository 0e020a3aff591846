import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "../../database/database";
import { hash, importFile, otherHash, storedUser } from "../../people/imports";
import { newEmail } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import type { FormatName } from "~/server/auth/import/formats";

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

let last = 100_000_000_000_000_000_000n;
const newSubject = () => String((last += 1_234_567n));
const stored = (email: string) => storedUser(database, email);

/** A user of each product, with a Google account, whose address is verified by `value`. */
const people: Record<FormatName, (email: string, google: string, value: unknown) => unknown> = {
  authjs: (email, google, value) => ({
    users: [{ id: "u1", email, emailVerified: value }],
    accounts: [{ userId: "u1", provider: "google", providerAccountId: google }],
  }),
  clerk: (email, google, value) => [
    {
      id: "user_1",
      primary_email_address_id: "idn_1",
      email_addresses: [{ id: "idn_1", email_address: email, verification: { status: value } }],
      external_accounts: [{ provider: "oauth_google", provider_user_id: google, verification: { status: "verified" } }],
    },
  ],
  auth0: (email, google, value) => [
    { user_id: "auth0|1", email, email_verified: value, identities: [{ provider: "google-oauth2", user_id: google }] },
  ],
  supabase: (email, google, value) => ({
    users: [{ id: "1", email, email_confirmed_at: value }],
    identities: [{ user_id: "1", provider: "google", provider_id: google }],
  }),
};
const formats = ["authjs", "clerk", "auth0", "supabase"] as const;
const values = [
  undefined,
  null,
  false,
  0,
  "",
  "false",
  "f",
  "\\N",
  "0000-00-00 00:00:00",
  {},
  [],
  [true],
  "1970-01-01",
  "unverified",
];

describe.each(formats)("of %s, an address", (from) => {
  test.each(values)("with the proof %j is neither taken for verified nor linked with Google", async (value) => {
    const email = newEmail();
    const { said } = await importFile(server, from, people[from](email, newSubject(), value));
    expect(said).toEqual([expect.stringContaining("created: is not linked with Google")]);
    expect(await stored(email)).toMatchObject({ verified: false, google: null });
  });

  test("that was verified there is, and is linked", async () => {
    const [email, google] = [newEmail(), newSubject()];
    await importFile(server, from, people[from](email, google, from === "clerk" ? "verified" : "2024-05-06T07:08:09Z"));
    expect(await stored(email)).toMatchObject({ verified: true, google });
  });
});

test("Supabase's confirmation of a phone number confirms no address", async () => {
  const [one, other] = [newEmail(), newEmail()];
  const confirmed = { confirmed_at: "2024-05-06 07:08:09+00" };
  await importFile(server, "supabase", [
    { id: "1", email: one, email_confirmed_at: null, phone_confirmed_at: "2024-05-06", ...confirmed },
    { id: "2", email: other, phone: "31600000000", ...confirmed },
  ]);
  expect(await stored(one)).toMatchObject({ verified: false });
  expect(await stored(other)).toMatchObject({ verified: false });
});

describe("an id", () => {
  const pairs: [unknown, unknown][] = [
    [undefined, undefined],
    [null, null],
    ["", ""],
    [{}, {}],
    [{}, "[object Object]"],
    [true, true],
    [true, "true"],
    ["NaN", "NaN"],
    [undefined, "undefined"],
    [null, "null"],
    [["u1"], "u1"],
    [1, "1"],
    [2 ** 53, 2 ** 53 + 1],
    ["1.03548E+20", "1.03548E+20"],
    ["__proto__", "__proto__"],
  ];
  test.each(pairs)("%j does not match %j", async (id, userId) => {
    const email = newEmail();
    const users = [{ id, email, emailVerified: true }];
    await importFile(server, "authjs", { users, accounts: [accountOf(userId)] });
    expect(await stored(email)).toMatchObject({ verified: true, google: null });
  });

  test.each<[object, unknown]>([
    [{ id: 17 }, 17],
    [{ id: "u1" }, "u1"],
    [{ _id: { $oid: "5dea9f9c82dd7c0e76e4ec93" } }, { $oid: "5dea9f9c82dd7c0e76e4ec93" }],
    [{ id: null, _id: { $oid: "5dea9f9c82dd7c0e76e4ec94" } }, { $oid: "5dea9f9c82dd7c0e76e4ec94" }],
  ])("of %j matches %j", async (id, userId) => {
    const email = newEmail();
    const users = [{ ...id, email, emailVerified: { $date: "2024-05-06T07:08:09Z" } }];
    const account = accountOf(userId);
    await importFile(server, "authjs", { users, accounts: [account] });
    expect(await stored(email)).toMatchObject({ verified: true, google: account.providerAccountId });
  });

  test("of two users, and a Google account that two users claim, are ignored", async () => {
    const [one, two, three, four] = [newEmail(), newEmail(), newEmail(), newEmail()];
    const shared = newSubject();
    const users = [
      { id: "1", email: one, emailVerified: true },
      { id: "1", email: two, emailVerified: true },
      { id: "3", email: three, emailVerified: true },
      { id: "4", email: four, emailVerified: true },
    ];
    const claim = (userId: string) => ({ userId, provider: "google", providerAccountId: shared });
    await importFile(server, "authjs", { users, accounts: [accountOf("1"), claim("3"), claim("4")] });
    for (const email of [one, two, three, four]) expect(await stored(email)).toMatchObject({ google: null });
  });

  test("of two users is kept by neither, and an unverified claim takes no one's Google account away", async () => {
    const [one, two] = [newEmail(), newEmail()];
    const id = randomUUID();
    const google = newSubject();
    const claims = [one, two].map((email, index) => ({
      user_id: `google-oauth2|${google}`,
      _id: { $oid: "1" },
      email,
      email_verified: index === 0,
    }));
    await importFile(server, "auth0", claims.toReversed());
    expect(await stored(one)).toMatchObject({ google });
    expect(await stored(two)).toMatchObject({ google: null });
    const users = [newEmail(), newEmail()].map((email) => ({ id, email, email_confirmed_at: "2024-05-06" }));
    await importFile(server, "supabase", users);
    expect(await database`select id from users where id = ${id}`).toEqual([]);
  });

  test("rounded by JSON is taken from where it is text, and from nowhere else", async () => {
    const [one, two] = [newEmail(), newEmail()];
    const google = newSubject();
    const identities = [{ provider: "google-oauth2", user_id: Number(google) }];
    await importFile(server, "auth0", [
      { user_id: `google-oauth2|${google}`, email: one, email_verified: true, identities },
      { user_id: "auth0|2", email: two, email_verified: true, identities },
    ]);
    expect(await stored(one)).toMatchObject({ google });
    expect(await stored(two)).toMatchObject({ google: null });
  });

  const accountOf = (userId: unknown) => ({ userId, provider: "google", providerAccountId: newSubject() });

  test.each([undefined, null, "", {}, ["1"], true, 1e21, "1.03548E+20", "NaN", "undefined"])(
    "at Google is not %j",
    async (google) => {
      const email = newEmail();
      const users = [{ id: "1", email, emailVerified: true }];
      const accounts = [{ userId: "1", provider: "google", providerAccountId: google }];
      const { said } = await importFile(server, "authjs", { users, accounts });
      expect(said[0]).toContain("is not linked with Google");
      expect(await stored(email)).toMatchObject({ google: null });
    },
  );
});

describe("a user who was deleted there", () => {
  const gone = [
    { deleted_at: "2024-05-06" },
    { deletedAt: 1_714_978_800 },
    { is_deleted: "t" },
    { isDeleted: 1 },
    { deleted: true },
  ];
  const odd = [{ deletedAt: {} }, { is_deleted: "maybe" }, { deletedOn: "0001-01-01" }, { status: "deleted" }];
  test.each([...gone, ...odd])("is refused: %j", async (mark) => {
    const email = newEmail();
    const { said } = await importFile(server, "authjs", [
      { id: "1", email, emailVerified: true, password: hash, ...mark },
    ]);
    expect(said).toEqual(["refused: was deleted there"]);
    expect(await stored(email)).toBeUndefined();
  });

  test.each([
    { deleted_at: null },
    { deletedAt: "" },
    { is_deleted: "f" },
    { isDeleted: 0 },
    { deleted: "false" },
    { deleted_at: "\\N" },
    { deleted_at: "0000-00-00 00:00:00" },
  ])("is not a user with %j", async (mark) => {
    const { said } = await importFile(server, "authjs", [{ email: newEmail(), password: hash, ...mark }]);
    expect(said).toEqual(["created"]);
  });

  test("has no sign-in method: a Google account that was removed there is not linked", async () => {
    const email = newEmail();
    const account = { userId: "1", provider: "google", providerAccountId: newSubject(), deletedAt: "2024-05-06" };
    await importFile(server, "authjs", { users: [{ id: "1", email, emailVerified: true }], accounts: [account] });
    expect(await stored(email)).toMatchObject({ google: null });
  });
});

describe("a user who was locked out there", () => {
  test("for a while, because of failed attempts at Clerk, is for as long", async () => {
    const email = newEmail();
    const lock = { banned: false, locked: true, lockout_expires_in_seconds: 3600 };
    const { said } = await importFile(server, "clerk", [
      { id: "1", email_addresses: [{ id: "i", email_address: email }], ...lock },
    ]);
    expect(said[0]).toContain("is banned until");
    expect(await stored(email)).toMatchObject({ banned: true, until: expect.any(Date) });
  });

  const flags = [
    { banned: true },
    { is_blocked: "1" },
    { blockedAt: "2024-05-06" },
    { locked: "t" },
    { suspended: "maybe" },
  ];
  const states = [
    { disabled: {} },
    { is_active: false },
    { status: "blocked" },
    { banned_until: "infinity" },
    { banned: true, is_banned: false },
  ];
  test.each([...flags, ...states])("is banned here: %j", async (mark) => {
    const email = newEmail();
    const { said } = await importFile(server, "authjs", [{ email, emailVerified: true, password: otherHash, ...mark }]);
    expect(said).toEqual(["created: is banned, as there"]);
    expect(await stored(email)).toMatchObject({ banned: true, until: null });
  });

  test.each([
    { banned_until: "2999-01-01 00:00:00+00" },
    { banned: true, banExpires: 32_472_144_000_000 },
    { locked: 1, lockedUntil: "2999-01-01" },
  ])("is banned until %j", async (mark) => {
    const email = newEmail();
    const { said } = await importFile(server, "supabase", [{ id: "1", email, ...mark }]);
    expect(said[0]).toContain("is banned until 2999-01-01, as there");
    expect(await stored(email)).toMatchObject({ until: new Date("2999-01-01T00:00:00Z") });
  });

  test.each([
    { banned: false },
    { blocked: "f" },
    { locked: 0 },
    { banned_until: "2020-01-01" },
    { is_active: "t" },
    { banned_until: "\\N" },
  ])("is not a user with %j", async (mark) => {
    const email = newEmail();
    await importFile(server, "supabase", [{ id: "1", email, ...mark }]);
    expect(await stored(email)).toMatchObject({ banned: false });
  });
});
