import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { hash, importFile, otherHash, storedUser } from "~/testing/people/imports";
import { newEmail, postJson } from "~/testing/people/people";
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

let last = 200_000_000_000_000_000_000n;
const newSubject = () => String((last += 1_234_567n));
const stored = (email: string) => storedUser(database, email);

/** Records of Auth0, which has one for each way in: with a password, at Google, by a link in a mail. */
function recordsOf(email: string, verified = true) {
  const google = newSubject();
  return {
    google,
    password: { user_id: "auth0|1", email, email_verified: verified, passwordHash: hash },
    social: { user_id: `google-oauth2|${google}`, email: email.toUpperCase(), email_verified: verified },
    link: { user_id: "email|1", email, email_verified: verified },
  };
}

describe("records with the same verified address", () => {
  test.each(["in one file", "in the other order", "in several files", "in several files, the other way round"])(
    "are one person, with every way in, %s",
    async (how) => {
      const email = newEmail();
      const { google, ...records } = recordsOf(email);
      const list = [records.link, records.password, records.social];
      const ordered = how.includes("other") ? list.toReversed() : list;
      const files = how.includes("several") ? ordered.map((record) => [record]) : [ordered];
      for (const file of files) await importFile(server, "auth0", file);
      expect(await stored(email)).toMatchObject({ verified: true, hash, google });
      const again = await importFile(server, "auth0", ordered);
      for (const said of again.said) expect(said).toMatch(/is here already|is in the file twice/);
    },
  );

  test("say of each row what became of it", async () => {
    const { password, social } = recordsOf(newEmail());
    expect((await importFile(server, "auth0", [social, password])).said).toEqual([
      "completed: is the same person as row 2",
      "created",
    ]);
  });

  test("keep a person banned whom one of them bans, whatever the order", async () => {
    for (const reverse of [false, true]) {
      const email = newEmail();
      const { password, link } = recordsOf(email);
      const list = [password, { ...link, blocked: true }];
      await importFile(server, "auth0", reverse ? list.toReversed() : list);
      expect(await stored(email)).toMatchObject({ banned: true });
    }
  });

  test("bring the hash of a later file to an account that has none, and never another one", async () => {
    const email = newEmail();
    const { social, password } = recordsOf(email);
    await importFile(server, "auth0", [social]);
    expect((await importFile(server, "auth0", [password])).said).toEqual(["completed"]);
    const other = await importFile(server, "auth0", [{ ...password, passwordHash: otherHash }]);
    expect(other.said).toEqual(["unchanged: is here already"]);
    expect(await stored(email)).toMatchObject({ hash });
  });
});

describe("a record whose address was not verified", () => {
  test.each(["before", "after"])("adds no way in to that of who verified it, %s it in the file", async (place) => {
    const email = newEmail();
    const { social, google } = recordsOf(email);
    const unverified = { ...recordsOf(email, false).password, blocked: true };
    const list = place === "before" ? [unverified, social] : [social, unverified];
    const { said } = await importFile(server, "auth0", list);
    expect(said.toSorted()).toEqual(["created", expect.stringMatching(/^refused: .*not verified there/)]);
    expect(await stored(email)).toMatchObject({ verified: true, hash: null, google, banned: false });
  });

  test.each(["before", "after"])("adds no way in from a file %s it", async (place) => {
    const email = newEmail();
    const { social, google } = recordsOf(email);
    const unverified = recordsOf(email, false).password;
    const [theirs, own] = [
      { ...unverified, name: "Mallory", blocked: true },
      { ...social, name: "Ada" },
    ];
    const files = place === "before" ? [[theirs], [own]] : [[own], [theirs]];
    for (const file of files) await importFile(server, "auth0", file);
    expect(await stored(email)).toMatchObject({ name: "Ada", verified: true, hash: null, google, banned: false });
  });

  test("is left to who has used its account meanwhile", async () => {
    const email = newEmail();
    const { social, google } = recordsOf(email);
    await importFile(server, "auth0", [recordsOf(email, false).password]);
    const signedIn = await postJson(server, "/api/auth/sign-in/email", { email, password: "correct horse battery" });
    expect(signedIn.status).toBe(200);
    const { said } = await importFile(server, "auth0", [social]);
    expect(said).toEqual(["unchanged: is here already: with an address that was never confirmed"]);
    expect(await stored(email)).toMatchObject({ verified: false, google: null });
    expect(google).not.toBe("");
  });
});

test("a way in that its owner disconnected here does not come back, nor does a ban that was lifted", async () => {
  const email = newEmail();
  const { social, password } = recordsOf(email);
  const records = [password, { ...social, blocked: true }];
  await importFile(server, "auth0", [password]);
  expect((await importFile(server, "auth0", [{ ...password, blocked: true }])).said).toEqual([
    "completed: is banned, as there",
  ]);
  await importFile(server, "auth0", records);
  expect(await stored(email)).toMatchObject({ banned: true });
  await database`update users set banned = false where email = ${email}`;
  await database`delete from accounts where provider_id = 'google' and user_id = (select id from users where email = ${email})`;
  await database`insert into audit_events (user_id, kind, outcome) select id, unnest(array['account.unlinked', 'user.unbanned']), 'success' from users where email = ${email}`;
  await importFile(server, "auth0", records);
  expect(await stored(email)).toMatchObject({ google: null, banned: false });
});
