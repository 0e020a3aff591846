import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { hash, importFile, storedUser } from "~/testing/people/imports";
import { newEmail } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

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

const heading = [
  "id",
  "first_name",
  "last_name",
  "primary_email_address",
  "verified_email_addresses",
  "password_digest",
];

/** A file of Clerk's with one user, whose columns are separated by `sign`. */
function sheet(sign: string, { end = "\r\n", first = "Jürgen" } = {}) {
  const email = newEmail();
  const lines = [heading, ["user_1", first, "Müller", email, email, hash]].map((cells) => cells.join(sign));
  return { email, text: lines.join(end) };
}
const utf16 = (text: string, mark = "\uFEFF") => Buffer.from(`${mark}${text}`, "utf16le");

describe("CSV", () => {
  test.each<[string, () => { email: string; text: string }, (text: string) => Uint8Array]>([
    ["in UTF-8", () => sheet(","), (text) => Buffer.from(text)],
    ["with a byte order mark", () => sheet(","), (text) => Buffer.from(`\uFEFF${text}`)],
    ["with semicolons", () => sheet(";"), (text) => Buffer.from(text)],
    ["with tabs", () => sheet("\t"), (text) => Buffer.from(text)],
    ["with line feeds alone", () => sheet(",", { end: "\n" }), (text) => Buffer.from(text)],
    ["with carriage returns alone", () => sheet(";", { end: "\r" }), (text) => Buffer.from(text)],
    ["with a sep= line", () => sheet(";"), (text) => Buffer.from(`sep=;\r\n${text}`)],
    ["with a byte order mark and a sep= line", () => sheet(","), (text) => Buffer.from(`\uFEFF"sep=,"\r\n${text}`)],
    ["with empty rows of separators", () => sheet(";"), (text) => Buffer.from(`${text}\r\n;;;;;\r\n;;;;;\r\n`)],
    ["with a trailing separator", () => sheet(","), (text) => Buffer.from(`${text.replaceAll("\r\n", ",\r\n")},`)],
    [
      "with tabs and empty cells at the end",
      () => sheet("\t"),
      (text) => Buffer.from(text.replaceAll(/\r\n|$/g, "\t\t$&")),
    ],
    ["in UTF-16 with tabs", () => sheet("\t"), (text) => utf16(text)],
    ["in UTF-16, big endian", () => sheet("\t"), (text) => utf16(text).swap16()],
  ])("%s is read, and every letter kept", async (_what, make, encode) => {
    const { email, text } = make();
    expect((await importFile(server, "clerk", encode(text))).said).toEqual(["created"]);
    expect(await storedUser(database, email)).toMatchObject({ name: "Jürgen Müller", verified: true, hash });
  });

  test("keeps line breaks and separators that are quoted in their cells", async () => {
    const { email, text } = sheet(",", { first: '"Jür, gen;\r\nthe ""elder"""' });
    expect((await importFile(server, "clerk", text)).said).toEqual(["created"]);
    expect(await storedUser(database, email)).toMatchObject({ name: 'Jür, gen; the "elder" Müller' });
  });

  test("refuses a row whose cells stand in other columns, and goes on", async () => {
    const [one, other] = [sheet(",", { first: "Müller, Jürgen" }), sheet(",")];
    const { said } = await importFile(server, "clerk", `${one.text}\r\n${other.text.split("\r\n")[1]}\r\nuser_3,x`);
    expect(said).toEqual([
      "refused: has 7 columns, where the heading has 6",
      "created",
      "refused: has 2 columns, where the heading has 6",
    ]);
  });

  test.each(["id,primary_email_address\r\n", "[]", '{"data":[],"total_count":0}'])(
    "without users is reported: %j",
    async (text) => {
      await expect(importFile(server, "clerk", text)).rejects.toThrow("The file holds no users.");
    },
  );

  test("tells of letters that an earlier program has lost", async () => {
    const { said } = await importFile(server, "clerk", sheet(",", { first: "J\uFFFDrgen" }).text);
    expect(said[0]).toContain("leaves behind letters of the name");
  });
});

describe("a file in another encoding is named, and not read", () => {
  const { text } = sheet("\t");
  test.each<[string, Uint8Array, RegExp]>([
    ["Windows-1252", Buffer.from(text, "latin1"), /Windows-1252.*UTF-8/],
    ["UTF-16 without a mark", utf16(text, ""), /UTF-16.*UTF-8/],
    ["UTF-16, big endian, without a mark", utf16(text, "").swap16(), /UTF-16.*UTF-8/],
    ["UTF-16 that ends in the middle of a letter", utf16(text).subarray(0, -1), /UTF-16.*damaged/],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]), /UTF-32/],
    ["an Excel workbook", Buffer.from("PK\u0003\u0004…"), /Excel workbook/],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
  ])("%s", async (_name, bytes, words) => {
    await expect(importFile(server, "clerk", bytes)).rejects.toThrow(words);
  });
});

describe("a column that is missing is named once", () => {
  const rows = Array.from({ length: 5 }, () => ({ id: "1", mail: newEmail(), email: newEmail() }));
  test("where it is that of the addresses, and no user is imported", async () => {
    const lines = ["id,mail", ...rows.map(({ id, mail }) => `${id},${mail}`)].join("\n");
    await expect(importFile(server, "authjs", lines)).rejects.toThrow(
      /column.*address is missing \(email\).*Found: id, mail/,
    );
    await expect(importFile(server, "clerk", rows)).rejects.toThrow(/primary_email_address/);
  });

  test("where it says whether an address was verified, and none is", async () => {
    const { notices, said } = await importFile(
      server,
      "authjs",
      rows.map(({ id, email }) => ({ id, email })),
    );
    expect(notices).toEqual([expect.stringContaining("verified is missing (emailVerified")]);
    expect(said.join()).not.toContain("missing");
  });
});

describe("a list is read as APIs, SDKs and database tools answer it:", () => {
  const api = () => {
    const email = newEmail();
    return {
      id: "user_1",
      object: "user",
      first_name: "Ada",
      primary_email_address_id: "idn_2",
      email_addresses: [
        { id: "idn_1", email_address: newEmail(), verification: { status: "verified" } },
        { id: "idn_2", email_address: email, verification: { status: "verified" } },
      ],
      external_accounts: [],
      created_at: 1_714_978_800_000,
    };
  };
  const sdk = () => ({
    id: "user_1",
    firstName: "Ada",
    primaryEmailAddressId: "idn_1",
    emailAddresses: [{ id: "idn_1", emailAddress: newEmail(), verification: { status: "verified" } }],
    externalAccounts: [],
    createdAt: 1_714_978_800_000,
  });
  const forms: [string, unknown][] = [
    ["a list", [api(), api()]],
    ["{data, total_count}", { data: [api(), api()], total_count: 2 }],
    ["the SDK's list", [sdk(), sdk()]],
    ["the SDK's {data, totalCount}", { data: [sdk(), sdk()], totalCount: 2 }],
    ["{users}", { start: 0, limit: 50, length: 2, users: [api(), api()] }],
    ["{data: {users}}", { data: { users: [api(), sdk()], aud: "authenticated" }, error: null }],
    ["a list of pages", [{ data: [api()] }, { data: [sdk()] }]],
    ["a list of lists", [[api()], [api()]]],
    ["a page on each line", [{ data: [api()] }, { data: [api()] }].map((page) => JSON.stringify(page)).join("\r\n")],
    ["a user on each line", `\uFEFF${[api(), sdk()].map((user) => JSON.stringify(user)).join("\n")}\n`],
    ["tables named by a database tool", { "auth.users": [api(), api()] }],
  ];
  test.each(forms)("%s", async (_form, content) => {
    const { said, rows } = await importFile(server, "clerk", content);
    const needsPassword = "created: has to set a password with “Forgotten password”";
    expect(said).toEqual([needsPassword, needsPassword]);
    for (const { email } of rows)
      expect(await storedUser(database, email)).toMatchObject({ name: "Ada", verified: true });
  });

  test("the primary address is the one that is named, and an account at Google counts where it was verified", async () => {
    const google = String(Date.now());
    const account = { provider: "oauth_google", externalId: google, verification: { status: "verified" } };
    const unproven = { ...account, externalId: `${google}1`, verification: { status: "expired" } };
    const [one, two] = [
      { ...sdk(), externalAccounts: [account] },
      { ...sdk(), externalAccounts: [unproven] },
    ];
    const { rows } = await importFile(server, "clerk", { data: [api(), one, two] });
    const users = await Promise.all(rows.map(({ email }) => storedUser(database, email)));
    expect(users.map((user) => user?.["google"])).toEqual([null, google, null]);
  });

  test.each(['[{"id":1},2]', '{"data":[1]}', '{"data":"x"}', '{"id":1}\n{"id"', '"text"', "[]]", '{"people":[]}'])(
    "%s is none",
    async (content) => {
      await expect(importFile(server, "clerk", content)).rejects.toThrow(/neither|missing|no users|Line 2 /);
    },
  );
});
