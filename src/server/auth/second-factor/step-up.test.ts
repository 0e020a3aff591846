import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createContext } from "../../context";
import type { Principal } from "../principal";
import { createCallerFactory, protectedProcedure, router } from "../../trpc";
import { accounts, sessions } from "../tables";
import { cookieFrom, type Person, postJson, signUp, tokenFor } from "~/testing/people/people";
import { signInAgain } from "~/testing/people/admins";
import { claimsOf } from "~/testing/people/tokens";
import { startServer } from "~/testing/server/runtime";
import {
  addPasskey,
  askForChallenge,
  forgetCodes,
  givePassword,
  expireStepUp,
  type PersonWithSecondFactor,
  signUpWithSecondFactor,
} from "~/testing/people/second-factor";
import { createSoftwarePasskey } from "~/testing/people/software-passkey";

/** The person goes on with the cookie that they get for it. */
const confirm = async (person: Person, body: unknown) => {
  const answer = await postJson(person.server, "/api/auth/confirm", body, { cookie: person.cookie });
  if (answer.status === 200) person.cookie = cookieFrom(answer, person.cookie);
  return { status: answer.status, body: await answer.json(), retryAfter: answer.headers.get("retry-after") };
};
/** The later of two calls fails: the code is used up, and the session has a new token. */
const onlyOneConfirms = (answers: { status: number }[]) =>
  answers.filter(({ status }) => status === 200).length === 1 &&
  answers.every(({ status }) => [200, 400, 401].includes(status));
const needed = (methods: string[]) => ({ code: "confirmation_required", methods });

/** Something that only a confirmed session may do, asked over `/api/auth`. */
const act = async ({ server, cookie }: Person) => {
  const answer = await server.fetch("/api/auth/passkey/generate-register-options", { headers: { cookie } });
  return [answer.status, await answer.json()];
};

let ada: PersonWithSecondFactor;
let bob: Person;
beforeAll(async () => {
  ada = await signUpWithSecondFactor();
  bob = await signUp({ server: ada.server });
});

describe("who signed in lately", () => {
  test("is not asked", async () => {
    expect(await act(bob)).toMatchObject([200, { rp: { id: "localhost", name: "Keel" } }]);
  });
});

describe("who signed in a while ago", () => {
  test.each([
    ["POST", "two-factor/enable", {}],
    ["POST", "two-factor/disable", {}],
    ["POST", "two-factor/generate-backup-codes", {}],
    ["GET", "passkey/generate-register-options", undefined],
    ["POST", "passkey/delete-passkey", { id: "019a0000-0000-7000-8000-000000000000" }],
    ["POST", "change-email", { newEmail: "ada@new.example.com" }],
  ])("is asked to confirm: %s %s", async (method, path, body) => {
    await expireStepUp(bob);
    const headers = { cookie: bob.cookie, origin: bob.server.runtime.origin, "content-type": "application/json" };
    const fields = body === undefined ? {} : { body: JSON.stringify({ ...body, password: bob.password }) };
    const answer = await bob.server.fetch(`/api/auth/${path}`, { method, headers, ...fields });
    expect([answer.status, await answer.json()]).toMatchObject([403, needed(["password"])]);
  });

  test("confirms with the password, and then does it", async () => {
    await expireStepUp(bob);
    expect(await confirm(bob, { password: "not the password" })).toMatchObject({
      status: 400,
      body: { code: "INVALID_PASSWORD" },
    });
    expect((await act(bob))[0]).toBe(403);
    expect(await confirm(bob, { password: bob.password })).toMatchObject({ status: 200 });
    expect((await act(bob))[0]).toBe(200);
  });

  test("confirms one session, not the others", async () => {
    const other = { ...bob, ...(await givePassword(bob)) };
    await expireStepUp(bob);
    await confirm(other, { password: bob.password });
    expect((await act(other))[0]).toBe(200);
    expect((await act(bob))[0]).toBe(403);
  });

  test("has ten tries, over all instances and sessions, and reads when to come back", async () => {
    const eve = await signUp({ server: ada.server });
    const other = await startServer({ DATABASE_URL: ada.server.databaseUrl });
    const second = { ...eve, ...(await givePassword(eve)), server: other };
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_none, index) => confirm(index % 2 === 0 ? eve : second, { password: "a guess" })),
    );
    expect(guesses.filter(({ status }) => status === 400)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(4);
    const right = await confirm(eve, { password: eve.password });
    expect([right.status, Number(right.retryAfter) > 0]).toEqual([429, true]);
    expect((await confirm(bob, { password: bob.password })).status).toBe(200);
    await other.close();
  });

  test("has no user without a session", async () => {
    expect((await confirm({ ...bob, cookie: "" }, { password: bob.password })).status).toBe(401);
  });
});

describe("with a second factor", () => {
  test("the password is not enough; a code is, once", async () => {
    await expireStepUp(ada);
    expect(await act(ada)).toMatchObject([403, needed(["code"])]);
    expect(await confirm(ada, { password: ada.password })).toMatchObject({
      status: 400,
      body: { code: "METHOD_NOT_ENOUGH", methods: ["code"] },
    });
    expect((await act(ada))[0]).toBe(403);
    expect(await confirm(ada, { code: ada.firstCode })).toMatchObject({ status: 400, body: { code: "INVALID_CODE" } });
    await forgetCodes(ada);
    const code = ada.codeIn(0);
    const both = await Promise.all([confirm(ada, { code }), confirm(ada, { code })]);
    expect(onlyOneConfirms(both)).toBe(true);
    expect((await act(ada))[0]).toBe(200);
  });

  test("a backup code confirms, once", async () => {
    const [code = ""] = ada.backupCodes;
    const all = await Promise.all([confirm(ada, { code }), confirm(ada, { code }), confirm(ada, { code })]);
    expect(onlyOneConfirms(all)).toBe(true);
  });

  test("a passkey confirms, if it checked who uses it and was asked now", async () => {
    const key = createSoftwarePasskey();
    await forgetCodes(ada);
    await confirm(ada, { code: ada.codeIn(0) });
    expect((await addPasskey(ada, key)).status).toBe(200);
    await expireStepUp(ada);
    expect(await act(ada)).toMatchObject([403, needed(["code", "passkey"])]);
    const answerWith = async (person: Person, options: { verified?: boolean }, asking: Person = person) => {
      const ceremony = await askForChallenge(ada.server, "authenticate", asking.cookie);
      const asked = { ...person, cookie: `${person.cookie}; ${ceremony.challengeCookie}` };
      const response = key.get({ ...ceremony, ...options });
      const first = await confirm(asked, { response });
      const again = await confirm(asked, { response });
      return { first, again, cookie: asked.cookie };
    };
    const eve = await signUp({ server: ada.server });
    expect((await addPasskey(eve, createSoftwarePasskey())).status).toBe(200);
    expect((await answerWith(ada, { verified: false })).first.status).toBe(400);
    expect((await answerWith(eve, {}, ada)).first).toMatchObject({
      status: 400,
      body: { code: "AUTHENTICATION_FAILED" },
    });
    expect((await act(ada))[0]).toBe(403);
    const { first, again, cookie } = await answerWith(ada, {});
    expect([first.status, again.status]).toEqual([200, 400]);
    ada.cookie = cookie;
    expect((await act(ada))[0]).toBe(200);
  });
});

test("without a password and without a factor there is nothing to confirm with but a new sign-in", async () => {
  const eve = await signUp({ server: ada.server });
  const { db } = eve.server.runtime.database;
  await db.update(accounts).set({ password: null }).where(eq(accounts.userId, eve.userId));
  await expireStepUp(eve);
  expect(await act(eve)).toMatchObject([403, needed([])]);
  expect(await confirm(eve, { password: eve.password })).toMatchObject({ status: 400, body: { methods: [] } });
});

test("an administrator who impersonates a user never steps up for them", async () => {
  const { db } = ada.server.runtime.database;
  const impersonating = await signInAgain(bob);
  const sessionId = String(claimsOf(impersonating)["sid"]);
  await db.update(sessions).set({ impersonatedBy: ada.userId }).where(eq(sessions.id, sessionId));
  expect((await act(impersonating))[0]).toBe(403);
  expect((await confirm(impersonating, { password: bob.password })).status).toBe(403);
  expect((await act(impersonating))[0]).toBe(403);
});

describe("a procedure that asks for it", () => {
  const app = router({ reveal: protectedProcedure.meta({ stepUp: true }).query(() => "done") });
  const createCaller = createCallerFactory(app);
  const reveal = (principal: Principal | undefined) => {
    const call = { headers: new Headers(), requestId: "confirm", serverRequestId: null };
    return createCaller(createContext(bob.server.runtime, { ...call, principal }))
      .reveal()
      .catch((error: unknown) => error);
  };
  const revealAs = async (headers: Record<string, string>) => {
    const { principal } = await bob.server.runtime.authenticate({ headers: new Headers(headers), method: "GET" });
    return reveal(principal);
  };
  const bobIn = (sessionId: string | undefined): Principal => ({
    userId: bob.userId,
    email: bob.email,
    name: bob.name,
    role: "user",
    sessionId,
  });

  test("judges a cookie and a Bearer token by their session", async () => {
    await confirm(bob, { password: bob.password });
    const bearer = { authorization: `Bearer ${await tokenFor(bob.cookie, bob.server)}` };
    expect(await revealAs(bearer)).toBe("done");
    expect(await revealAs({ cookie: bob.cookie })).toBe("done");
    await expireStepUp(bob);
    const refusal = { code: "FORBIDDEN", methods: ["password"] };
    expect(await revealAs(bearer)).toMatchObject(refusal);
    expect(await revealAs({ cookie: bob.cookie })).toMatchObject(refusal);
  });

  test("is not for who has no session, such as a service", async () => {
    expect(await reveal(bobIn(undefined))).toMatchObject({ code: "FORBIDDEN" });
  });

  test("does not take another person's session for one's own", async () => {
    const { db } = bob.server.runtime.database;
    const [session] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, ada.userId));
    expect(await reveal(bobIn(session?.id))).toMatchObject({ code: "FORBIDDEN" });
  });
});
