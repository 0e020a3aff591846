import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "~/server/auth/tables";
import { importUsers } from "~/server/auth/import/import-users";
import { openConnection } from "../../database/database";
import { confirmAddress, followLink, mailTo, mailsTo } from "../../mail/mailbox";
import { cookieFrom, newEmail, type Person, postJson, signUp } from "../../people/people";
import { isSignedIn } from "../../people/second-factor";
import { startServer, type TestServer } from "../../server/runtime";

const password = "a long enough password";
const newPassword = "water the ferns on friday";

const verify = (server: TestServer, body: object, cookie = "") =>
  postJson(server, "/api/auth/verify-email", body, { cookie });
const told = async (answer: Response) => [answer.status, (await answer.json()).code];
const signsIn = async ({ server, email }: Pick<Person, "server" | "email">, given: string) =>
  (await postJson(server, "/api/auth/sign-in/email", { email, password: given })).status === 200;
const isConfirmed = async ({ server, email }: Pick<Person, "server" | "email">) =>
  (await server.runtime.database.db.select().from(users).where(eq(users.email, email)))[0]?.emailVerified;

async function withLink() {
  const ada = await signUp();
  return { ada, token: (await mailTo(ada.server, ada.email, "verify-email")).token };
}

describe("the link to confirm an address, outside a session of its account", () => {
  test("requires the password, names the account, and keeps working", async () => {
    const { ada, token } = await withLink();
    const answer = await verify(ada.server, { token });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ code: "PASSWORD_REQUIRED", email: ada.email }),
    ]);
    expect(await isConfirmed(ada)).toBe(false);
    expect(await isSignedIn(ada.server, ada.cookie)).toBe(true);
    expect((await verify(ada.server, { token, password: ada.password })).status).toBe(200);
    expect(await isConfirmed(ada)).toBe(true);
  });

  test("is not opened by a session of another account, nor by one that has ended", async () => {
    const { ada, token } = await withLink();
    const eve = await signUp();
    expect(await told(await verify(ada.server, { token }, eve.cookie))).toEqual([403, "PASSWORD_REQUIRED"]);
    await postJson(ada.server, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    expect(await told(await verify(ada.server, { token }, ada.cookie))).toEqual([403, "PASSWORD_REQUIRED"]);
    expect(await isConfirmed(ada)).toBe(false);
  });

  test("allows ten wrong passwords, is then refused for a while, and leaves its owner another way", async () => {
    const { ada, token } = await withLink();
    for (let tries = 0; tries < 10; tries += 1) {
      const wrong = await verify(ada.server, { token, password: `not her password ${tries}` });
      expect(await told(wrong)).toEqual([400, "INVALID_PASSWORD"]);
    }
    const stopped = await verify(ada.server, { token, password: ada.password });
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await isConfirmed(ada)).toBe(false);
    expect((await verify(ada.server, { token }, ada.cookie)).status).toBe(200);
  });

  test("works once, also for two at the same moment who choose different passwords", async () => {
    const { ada, token } = await withLink();
    const chosen = [newPassword, "orchids need little water"];
    const answers = await Promise.all(chosen.map((one) => verify(ada.server, { token, newPassword: one })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 400]);
    const winner = chosen[answers.findIndex(({ status }) => status === 200)] ?? "";
    const outcomes = await Promise.all(chosen.map((one) => signsIn(ada, one)));
    expect(outcomes).toEqual(chosen.map((one) => one === winner));
    expect(await told(await verify(ada.server, { token, newPassword }))).toEqual([400, "ALREADY_CONFIRMED"]);
  });

  test.each([
    ["a weak password", { newPassword: "password1" }, "PASSWORD_TOO_COMMON"],
    ["a short one", { newPassword: "short" }, "PASSWORD_TOO_SHORT"],
    ["one's own name", { newPassword: "Ada Lovelace" }, "PASSWORD_IS_OWN_DATA"],
    ["both at once", { newPassword, password }, "ONE_PASSWORD"],
    ["an empty one", { password: "" }, "VALIDATION_ERROR"],
    ["something else", { token: undefined, newPassword }, "VALIDATION_ERROR"],
    ["another field", { newPassword, userId: "x" }, "VALIDATION_ERROR"],
  ])("is not used up by a refused request: %s", async (_what, body, code) => {
    const { ada, token } = await withLink();
    expect(await told(await verify(ada.server, { token, ...body }))).toEqual([400, code]);
    expect((await verify(ada.server, { token, newPassword })).status).toBe(200);
    expect(await signsIn(ada, newPassword)).toBe(true);
  });

  test("sets no password where the address is confirmed already", async () => {
    const { ada, token } = await withLink();
    await postJson(ada.server, "/api/auth/send-verification-email", { email: ada.email });
    await confirmAddress(ada);
    expect(await told(await verify(ada.server, { token, newPassword }))).toEqual([400, "ALREADY_CONFIRMED"]);
    expect(await signsIn(ada, ada.password)).toBe(true);
  });

  test("takes only a new password where the account has none, and an imported one is proven like any other", async () => {
    const server = await startServer();
    const sql = openConnection(server.databaseUrl);
    const [bare, hashed] = [newEmail(), newEmail()];
    // bcrypt of "correct horse battery".
    const hash = "$2b$04$D8CkU0RZdjVZ0dE8qz4m0eQ7wYhE3W1oYd3Jj0xw2bqkXnE4n6o2W";
    const file = JSON.stringify([
      { id: "1", email: bare, name: "Ada" },
      { id: "2", email: hashed, name: "Grace", password: hash },
    ]);
    await importUsers(server.runtime.database.db, file, { from: "authjs", apply: true, report: () => undefined });
    for (const [email, code] of [
      [bare, "NEW_PASSWORD_REQUIRED"],
      [hashed, "PASSWORD_REQUIRED"],
    ] as const) {
      await postJson(server, "/api/auth/send-verification-email", { email });
      const { token } = await mailTo(server, email, "verify-email");
      expect(await told(await verify(server, { token }))).toEqual([403, code]);
      expect((await verify(server, { token, newPassword })).status).toBe(200);
      expect(await signsIn({ server, email }, newPassword)).toBe(true);
    }
    await sql.end();
    await server.close();
  });
});

describe("where sign-in requires a confirmed address", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ REQUIRE_EMAIL_VERIFICATION: "true" });
  });
  afterAll(() => server.close());

  test("an attacker's password never works for the owner of the address", async () => {
    const email = newEmail();
    await postJson(server, "/api/auth/sign-up/email", { name: "Eve", email, password });
    const { token } = await mailTo(server, email, "verify-email");
    expect(await told(await verify(server, { token }))).toEqual([403, "PASSWORD_REQUIRED"]);
    expect(await signsIn({ server, email }, password)).toBe(false);
    expect((await verify(server, { token, newPassword })).status).toBe(200);
    expect([await signsIn({ server, email }, password), await signsIn({ server, email }, newPassword)]).toEqual([
      false,
      true,
    ]);
  });

  test("a user who signed up confirms with the password, in any browser, without a notice", async () => {
    const email = newEmail();
    await postJson(server, "/api/auth/sign-up/email", { name: "Ada", email, password });
    const { token } = await mailTo(server, email, "verify-email");
    const answer = await verify(server, { token, password });
    expect([answer.status, cookieFrom(answer)]).toEqual([200, ""]);
    expect(await signsIn({ server, email }, password)).toBe(true);
    expect((await mailsTo(server, email)).map(({ kind }) => kind)).not.toContain("address-confirmed");
  });
});

describe("an account that is moved to another user's address", () => {
  const move = async (to: string) => {
    const eve = await signUp();
    await confirmAddress(eve);
    await postJson(eve.server, "/api/auth/change-email", { newEmail: to }, { cookie: eve.cookie });
    await followLink(eve, "/change-email/approve", { kind: "approve-email-change", to: eve.email });
    return { eve, token: (await mailTo(eve.server, to, "confirm-email-change")).token };
  };
  const confirm = (server: TestServer, body: object) => postJson(server, "/api/auth/change-email/confirm", body);

  test("stays where it is when they follow the link: it takes the account's session or its password", async () => {
    const { eve, token } = await move(newEmail());
    const answer = await confirm(eve.server, { token });
    expect(answer.status).toBe(403);
    // The new owner need not learn the current address.
    expect(await answer.json()).toEqual(expect.not.objectContaining({ email: eve.email }));
    expect(await told(await confirm(eve.server, { token, password: "a guess of mine" }))).toEqual([
      400,
      "INVALID_PASSWORD",
    ]);
    expect(await told(await confirm(eve.server, { token, newPassword }))).toEqual([400, "VALIDATION_ERROR"]);
    expect(await isConfirmed(eve)).toBe(true);
    expect((await confirm(eve.server, { token, password: eve.password })).status).toBe(200);
  });

  test("without a password is moved only in its own session", async () => {
    const { eve, token } = await move(newEmail());
    const sql = openConnection(eve.server.databaseUrl);
    await sql`update accounts set password = null where user_id = ${eve.userId}`;
    await sql.end();
    expect(await told(await confirm(eve.server, { token }))).toEqual([403, "SESSION_REQUIRED"]);
    const own = await postJson(eve.server, "/api/auth/change-email/confirm", { token }, { cookie: eve.cookie });
    expect(own.status).toBe(200);
  });
});
