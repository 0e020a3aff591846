import { count, eq, like, or } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users, verifications } from "../tables";
import { confirmAddress, mailTo, mailsTo } from "~/testing/mail/mailbox";
import { cookieFrom, newEmail, postJson, signUp } from "~/testing/people/people";
import { startServer, testServer, type TestServer } from "~/testing/server/runtime";

const password = "a long enough password";

const register = (server: TestServer, email: string, more = {}) =>
  postJson(server, "/api/auth/sign-up/email", { name: "Ada", email, password, ...more });
const signIn = (server: TestServer, email: string) => postJson(server, "/api/auth/sign-in/email", { email, password });
const verify = (
  server: TestServer,
  token: string,
  { cookie = "", ...more }: { cookie?: string; password?: string } = {},
) => postJson(server, "/api/auth/verify-email", { token, ...more }, { cookie });

/** An answer as a stranger sees it, without what is new in each. */
async function seen(response: Response) {
  const { user, ...rest } = await response.json();
  const { id, createdAt, updatedAt, email, ...fields } = user;
  expect([typeof id, typeof createdAt, typeof updatedAt, typeof email]).toEqual(Array(4).fill("string"));
  return { status: response.status, order: Object.keys(user), fields, rest, headers: [...response.headers.keys()] };
}

describe("signing up with an address that has an account", () => {
  test("answers as with a free one, tells the owner, and changes nothing", async () => {
    const server = await testServer();
    const ada = await signUp();
    const free = await register(server, newEmail());
    const taken = await register(server, ada.email.toUpperCase(), { name: "Ada", password: "another long password" });
    expect(cookieFrom(taken)).toBe("");
    free.headers.delete("set-cookie");
    expect(await seen(taken)).toEqual(await seen(free));
    expect((await mailTo(server, ada.email, "existing-account")).text).toContain("already has an account");
    expect((await signIn(server, ada.email)).status).toBe(200);
    expect(
      cookieFrom(
        await postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: "another long password" }),
      ),
    ).toBe("");
  });

  test("leaves no account behind that was not created", async () => {
    const server = await testServer();
    const ada = await signUp();
    const taken = await register(server, ada.email);
    const { user } = await taken.json();
    const { db } = server.runtime.database;
    const pretended = or(eq(users.id, user.id), like(users.email, "%@invalid"));
    expect(await db.select({ count: count() }).from(users).where(pretended)).toEqual([{ count: 0 }]);
  });
});

test("a new account is signed in, and its address is asked to be confirmed", async () => {
  const server = await testServer();
  const email = newEmail();
  const answer = await register(server, email);
  const cookie = cookieFrom(answer);
  const session = await server.fetch("/api/auth/get-session", { headers: { cookie } });
  expect(await session.json()).toMatchObject({ user: { email, emailVerified: false, role: "user" } });
  expect((await mailsTo(server, email)).map(({ kind }) => kind)).toEqual(["verify-email"]);
});

describe("where addresses have to be confirmed", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ REQUIRE_EMAIL_VERIFICATION: "true" });
  });
  afterAll(() => server.close());

  test("a free and a taken address get the same answer, and neither is signed in", async () => {
    const email = newEmail();
    const free = await register(server, email);
    const taken = await register(server, email);
    expect([cookieFrom(free), cookieFrom(taken)]).toEqual(["", ""]);
    expect(await seen(taken)).toEqual(await seen(free));
    expect((await mailsTo(server, email)).map(({ kind }) => kind)).toEqual(["verify-email", "existing-account"]);
  });

  test("sign-in is refused before, and works after", async () => {
    const email = newEmail();
    await register(server, email);
    const early = await signIn(server, email);
    expect([early.status, (await early.json()).code]).toEqual([403, "EMAIL_NOT_VERIFIED"]);
    expect(cookieFrom(early)).toBe("");
    const verified = await verify(server, (await mailTo(server, email, "verify-email")).token, { password });
    expect(verified.status).toBe(200);
    expect(cookieFrom(verified)).toBe("");
    expect((await signIn(server, email)).status).toBe(200);
  });

  test("who is not confirmed learns nothing with a wrong password", async () => {
    const email = newEmail();
    await register(server, email);
    const wrong = await postJson(server, "/api/auth/sign-in/email", { email, password: "not her password" });
    const unknown = await postJson(server, "/api/auth/sign-in/email", {
      email: newEmail(),
      password: "not her password",
    });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
  });
});

describe("the link to confirm an address", () => {
  test("does its work once, and says afterwards that the address is confirmed", async () => {
    const ada = await signUp();
    const { token } = await mailTo(ada.server, ada.email, "verify-email");
    const both = await Promise.all([1, 2].map(() => verify(ada.server, token, { cookie: ada.cookie })));
    const said = await Promise.all(both.map((answer) => answer.json()));
    const confirmed = { status: true, email: ada.email };
    expect(said).toEqual(expect.arrayContaining([confirmed, { ...confirmed, alreadyConfirmed: true }]));
    const again = await verify(ada.server, token, { cookie: "" });
    expect([again.status, await again.json()]).toEqual([200, { ...confirmed, alreadyConfirmed: true }]);
  });

  test("is refused when it is too old, made up, or for something else", async () => {
    const ada = await signUp();
    const { server, email } = ada;
    const { token } = await mailTo(server, email, "verify-email");
    const past = new Date(Date.now() - 1000);
    await server.runtime.database.db
      .update(verifications)
      .set({ expiresAt: past })
      .where(eq(verifications.userId, ada.userId));
    await postJson(server, "/api/auth/request-password-reset", { email });
    const reset = await mailTo(server, email, "reset-password");
    for (const wrong of [token, "made-up", "", reset.token]) {
      const answer = await verify(server, wrong);
      expect([answer.status, (await answer.json()).code]).toEqual([400, "INVALID_TOKEN"]);
    }
  });

  test("changes nothing by being followed", async () => {
    const ada = await signUp();
    const { token } = await mailTo(ada.server, ada.email, "verify-email");
    const followed = await ada.server.fetch(`/api/auth/verify-email?token=${token}`);
    expect(followed.status).toBe(405);
    expect((await verify(ada.server, token, { cookie: ada.cookie })).status).toBe(200);
  });

  test("is sent again for who waits for it; others get the same answer and no mail", async () => {
    const ada = await signUp();
    const { server, email } = ada;
    const ask = (address: string) => postJson(server, "/api/auth/send-verification-email", { email: address });
    const waiting = await ask(email);
    expect(await mailsTo(server, email)).toHaveLength(2);
    await confirmAddress(ada);
    const done = await ask(email);
    const stranger = newEmail();
    const unknown = await ask(stranger);
    expect(await mailsTo(server, email)).toHaveLength(2);
    expect(await mailsTo(server, stranger)).toEqual([]);
    const answers = await Promise.all([waiting, done, unknown].map(async (one) => [one.status, await one.text()]));
    expect(new Set(answers.map(String)).size).toBe(1);
  });
});
