import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "../../database/database";
import { type Google, startGoogle } from "../../people/google";
import { storedSessions } from "../../people/in-flight";
import { cookieFrom, newEmail, type Person, postJson, signUp, tokenFor } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";
import {
  addPasskey,
  enableSecondFactor,
  forgetCodes,
  giveCode,
  givePassword,
  isSignedIn,
  expireStepUp,
  signInWithPasskey,
  signUpWithSecondFactor,
} from "../../people/second-factor";
import { createSoftwarePasskey } from "../../people/software-passkey";

const another = "another long password";
let server: TestServer;
let sql: ReturnType<typeof openConnection>;
beforeAll(async () => {
  server = await startServer();
  sql = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const newest = async (person: Pick<Person, "userId">, on = server) =>
  (await storedSessions({ ...person, server: on })).at(-1);
const disable = (cookie: string, { password }: Person) =>
  postJson(server, "/api/auth/two-factor/disable", { password }, { cookie });
const changePassword = (cookie: string, { password }: Person) =>
  postJson(server, "/api/auth/change-password", { currentPassword: password, newPassword: another }, { cookie });
const withoutToken = (cookie: string) => cookie.replace(/[\w.-]*session_data=[^;]+;? ?/, "");

describe("a session is confirmed by the proof that opened it", () => {
  test("a sign-up and a password are enough where there is no other factor", async () => {
    const ada = await signUp({ server });
    expect(await newest(ada)).toMatchObject({ proof: "pwd", confirmed_at: expect.any(Date) });
    await givePassword(ada);
    expect(await newest(ada)).toMatchObject({ proof: "pwd", confirmed_at: expect.any(Date) });
  });

  test("with a second factor a code is enough; a trusted browser, where only the password was given, is not", async () => {
    const ada = await signUpWithSecondFactor(server);
    await forgetCodes(ada);
    const { cookie } = await givePassword(ada);
    const trusted = await giveCode(ada, cookie, { code: ada.codeIn(0), trustDevice: true });
    expect(await newest(ada)).toMatchObject({ proof: "otp mfa", confirmed_at: expect.any(Date) });
    const again = await givePassword(ada, trusted.cookie);
    expect(await isSignedIn(server, again.cookie)).toBe(true);
    expect(await newest(ada)).toMatchObject({ proof: "pwd", confirmed_at: null });
    const refused = await disable(again.cookie, ada);
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: "confirmation_required" }]);
  });

  test("a passkey is enough if it verified its user, which it need not beside a password", async () => {
    const ada = await signUpWithSecondFactor(server);
    const key = createSoftwarePasskey();
    await addPasskey(ada, key);
    await signInWithPasskey(server, key);
    expect(await newest(ada)).toMatchObject({ proof: "hwk mfa", confirmed_at: expect.any(Date) });
    const { cookie } = await givePassword(ada);
    expect((await signInWithPasskey(server, key, { cookie, verified: false })).answer.status).toBe(200);
    expect(await newest(ada)).toMatchObject({ proof: "hwk", confirmed_at: null });
  });

  test("a replaced session keeps its proof", async () => {
    const ada = await signUp({ server });
    const { cookie } = await givePassword(ada);
    await expireStepUp(ada);
    const before = await newest(ada);
    expect((await changePassword(cookie, ada)).status).toBe(200);
    expect(await newest(ada)).toMatchObject({
      proof: "pwd",
      confirmed_at: before?.confirmed_at,
      created_at: before?.["created_at"],
    });
  });
});

describe("the second factor", () => {
  test("cannot be bypassed by a new password: changing that requires it", async () => {
    const ada = await signUpWithSecondFactor(server);
    await expireStepUp(ada);
    const refused = await changePassword(ada.cookie, ada);
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: "confirmation_required", methods: ["code"] },
    ]);
    await forgetCodes(ada);
    const confirmed = await postJson(server, "/api/auth/confirm", { code: ada.codeIn(0) }, { cookie: ada.cookie });
    expect((await changePassword(cookieFrom(confirmed, ada.cookie), ada)).status).toBe(200);
  });

  test("ends other sessions when it is turned on", async () => {
    const ada = await signUp({ server });
    const elsewhere = await givePassword(ada);
    const enrolled = await enableSecondFactor(ada);
    expect(await isSignedIn(server, withoutToken(elsewhere.cookie))).toBe(false);
    expect(await isSignedIn(server, enrolled.cookie)).toBe(true);
    expect(await storedSessions(ada)).toHaveLength(1);
  });

  test("cannot be set up by a session from before a reset", async () => {
    const ada = await signUp({ server });
    await sql`update users set security_epoch = security_epoch + 1 where id = ${ada.userId}`;
    const begun = await postJson(
      server,
      "/api/auth/two-factor/enable",
      { password: ada.password },
      { cookie: ada.cookie },
    );
    expect(begun.status).toBe(401);
  });
});

describe("step-up authentication", () => {
  test("invalidates the earlier session cookie on every instance and leaves tokens valid", async () => {
    const ada = await signUp({ server });
    const other = await startServer({ DATABASE_URL: server.databaseUrl });
    const confirmed = await postJson(server, "/api/auth/confirm", { password: ada.password }, { cookie: ada.cookie });
    expect(confirmed.status).toBe(200);
    const cookie = cookieFrom(confirmed, ada.cookie);
    for (const instance of [server, other]) {
      await expect.poll(() => isSignedIn(instance, ada.cookie)).toBe(false);
      expect(await isSignedIn(instance, withoutToken(ada.cookie))).toBe(false);
      expect(await isSignedIn(instance, cookie)).toBe(true);
      const headers = { authorization: `Bearer ${ada.token}` };
      expect((await instance.fetch("/api/trpc/tasks.counts", { headers })).status).toBe(200);
    }
    expect(await storedSessions(ada)).toHaveLength(1);
    await other.close();
  });
});

describe("a session that has ended", () => {
  const reads: [string, (cookie: string, person: Person) => Promise<unknown>][] = [
    ["a procedure", async (cookie) => (await server.fetch("/api/trpc/tasks.counts", { headers: { cookie } })).status],
    ["/token", async (cookie) => (await server.fetch("/api/auth/token", { headers: { cookie } })).status],
    [
      "/get-session",
      async (cookie) =>
        (await (await server.fetch("/api/auth/get-session", { headers: { cookie } })).json()) === null ? 401 : 200,
    ],
    [
      "/confirm",
      async (cookie, { password }) => (await postJson(server, "/api/auth/confirm", { password }, { cookie })).status,
    ],
    [
      "/update-user",
      async (cookie) => (await postJson(server, "/api/auth/update-user", { name: "Eve" }, { cookie })).status,
    ],
  ];
  const ends: [string, (person: Person) => Promise<unknown>][] = [
    ["of an earlier epoch", ({ userId }) => sql`update users set security_epoch = 7 where id = ${userId}`],
    ["of a banned user", ({ userId }) => sql`update users set banned = true where id = ${userId}`],
    [
      "opened more than thirty days ago",
      ({ userId }) => sql`update sessions set created_at = now() - interval '31 days' where user_id = ${userId}`,
    ],
  ];

  test.each(ends.flatMap(([what, end]) => reads.map(([where, read]) => [what, where, end, read] as const)))(
    "%s is refused by %s",
    async (_what, _where, end, read) => {
      const ada = await signUp({ server });
      await end(ada);
      server.runtime.revocations.mark("user", ada.userId);
      expect(await read(ada.cookie, ada)).toBe(401);
      expect(await read(withoutToken(ada.cookie), ada)).toBe(401);
    },
  );
});

describe("Google", () => {
  let google: Google;
  beforeAll(async () => void (google = await startGoogle()));
  afterAll(() => google.close());
  const account = (email: string) => ({ sub: randomUUID(), email, email_verified: true, name: "Ada" });

  test("is enough where the account has no other method, and not where it has a password", async () => {
    const email = newEmail();
    await google.visit(account(email));
    const database = openConnection(google.server.databaseUrl);
    const [row] = await database`select id from users where email = ${email}`;
    expect(await newest({ userId: String(row?.["id"]) }, google.server)).toMatchObject({
      proof: "fed",
      confirmed_at: expect.any(Date),
    });
    const bob = await signUp({ server: google.server });
    await database`update users set email_verified = true where id = ${bob.userId}`;
    await google.visit(account(bob.email));
    await database.end();
    expect(await newest(bob, google.server)).toMatchObject({ proof: "fed", confirmed_at: null });
    expect(await tokenFor(bob.cookie, google.server)).toMatch(/^ey/);
  });
});
