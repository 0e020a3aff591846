import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAgain, signUpAdmin } from "~/testing/people/admins";
import { errorOf } from "~/testing/server/responses";
import { callerAs } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { postJson, type Person, signUp } from "~/testing/people/people";
import { startServer, testServer, type TestServer } from "~/testing/server/runtime";

let here: TestServer;
let there: TestServer;
let admin: Person;

beforeAll(async () => {
  here = await testServer();
  there = await startServer({ DATABASE_URL: here.databaseUrl });
  admin = await signUpAdmin({ name: "Admin" });
});
afterAll(() => there.close());

const reason = "Sends unwanted mail";

const statusAt = async (server: TestServer, path: string, headers: Record<string, string>) =>
  (await server.fetch(path, { headers })).status;
const credentials = ({ token, cookie }: Person) => [{ authorization: `Bearer ${token}` }, { cookie }];

/** Expects refusals at both APIs of every instance, by Bearer token and by cookie. */
async function expectOut(person: Person) {
  for (const server of [here, there]) {
    for (const headers of credentials(person)) {
      for (const path of ["/api/trpc/tasks.tags", "/api/tasks"]) {
        await eventually(async () => expect(await statusAt(server, path, headers)).toBe(401));
      }
    }
  }
}

async function auditEntriesOf({ userId }: Person) {
  const sql = openConnection(here.databaseUrl);
  const rows = await sql`
    select kind, outcome, actor_id, reason, request_id, details from audit_events
    where user_id = ${userId} and kind like 'user.%' order by id`;
  await sql.end();
  return [...rows];
}
const entry = (kind: string, details: object | null = null) =>
  expect.objectContaining({
    kind,
    outcome: "success",
    actor_id: admin.userId,
    reason,
    request_id: expect.stringMatching(/./),
    details,
  });

const signIn = ({ email, password }: { email: string; password: string }) =>
  postJson(here, "/api/auth/sign-in/email", { email, password });

describe("a role", () => {
  test("is granted with the next token, and recorded with its reason", async () => {
    const ada = await signUp();
    const person = await callerAs(admin).users.setRole.mutate({ id: ada.userId, role: "admin", reason });
    expect(person).toMatchObject({ id: ada.userId, role: "admin" });
    expect(await auditEntriesOf(ada)).toEqual([entry("user.role_changed", { from: "user", to: "admin" })]);
    const renewed = await signInAgain(ada);
    expect((await callerAs(renewed).users.counts.query()).all).toBeGreaterThan(1);
  });

  test("is revoked on every instance, along with the tokens that name it", async () => {
    const other = await signUpAdmin();
    await callerAs(admin).users.setRole.mutate({ id: other.userId, role: "user", reason });
    for (const server of [here, there]) {
      await eventually(async () =>
        expect(await statusAt(server, "/api/tasks", { authorization: `Bearer ${other.token}` })).toBe(401),
      );
      // The session continues with the new role.
      expect(await statusAt(server, "/api/tasks", { cookie: other.cookie })).toBe(200);
      expect(await statusAt(server, "/api/trpc/users.counts", { cookie: other.cookie })).toBe(403);
    }
  });

  test("that the user already has changes nothing and is not recorded", async () => {
    const ada = await signUp();
    await callerAs(admin).users.setRole.mutate({ id: ada.userId, role: "user", reason });
    expect(await auditEntriesOf(ada)).toEqual([]);
    expect(await statusAt(here, "/api/tasks", { authorization: `Bearer ${ada.token}` })).toBe(200);
  });
});

describe("a ban", () => {
  test("ends every session at once, and is shown at sign-in only to those who know the password", async () => {
    const ada = await signUp();
    const person = await callerAs(admin).users.ban.mutate({ id: ada.userId, reason });
    expect(person).toMatchObject({ ban: { reason, until: null }, sessions: [] });
    await expectOut(ada);
    const right = await signIn(ada);
    expect(right.status).toBe(403);
    expect(await right.json()).toEqual({
      code: "BANNED_USER",
      message: "This account is banned. Contact your administrator.",
    });
    const wrong = await signIn({ ...ada, password: "not her password" });
    const unknown = await signIn({ email: "nobody@example.com", password: "not her password" });
    expect([wrong.status, await wrong.text()]).toEqual([401, await unknown.text()]);
    expect(await auditEntriesOf(ada)).toEqual([entry("user.banned", { until: null })]);
  });

  test("with an end shows when, and expires then", async () => {
    const ada = await signUp();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await callerAs(admin).users.ban.mutate({ id: ada.userId, reason, until });
    expect((await (await signIn(ada)).json()).message).toMatch(
      /^This account is banned until \d+ \w+ \d{4} at \d\d:\d\d UTC/,
    );
    const sql = openConnection(here.databaseUrl);
    await sql`update users set ban_expires = now() - interval '1 second' where id = ${ada.userId}`;
    await sql.end();
    expect((await signIn(ada)).status).toBe(200);
    expect((await callerAs(admin).users.byId.query({ id: ada.userId })).ban).toBeNull();
  });

  test("that is lifted allows signing in again; lifting none changes nothing", async () => {
    const ada = await signUp();
    await callerAs(admin).users.unban.mutate({ id: ada.userId, reason });
    expect(await auditEntriesOf(ada)).toEqual([]);
    await callerAs(admin).users.ban.mutate({ id: ada.userId, reason });
    expect((await callerAs(admin).users.unban.mutate({ id: ada.userId, reason })).ban).toBeNull();
    expect((await signIn(ada)).status).toBe(200);
    expect(await auditEntriesOf(ada)).toEqual([entry("user.banned", { until: null }), entry("user.unbanned")]);
  });

  test("that would already have ended is refused, and changes nothing", async () => {
    const ada = await signUp();
    const until = new Date(Date.now() - 1000).toISOString();
    const refusal = await errorOf(callerAs(admin).users.ban.mutate({ id: ada.userId, reason, until }));
    expect(refusal.code).toBe("CONFLICT");
    expect(await statusAt(here, "/api/tasks", { authorization: `Bearer ${ada.token}` })).toBe(200);
  });
});

describe("sessions", () => {
  test("are listed without credentials, and end one by one", async () => {
    const ada = await signUp();
    const second = await signInAgain(ada);
    const { sessions } = await callerAs(admin).users.byId.query({ id: ada.userId });
    expect(sessions).toHaveLength(2);
    for (const { cookie } of [ada, second]) {
      const sessionToken = /session_token=([^.;]+)/.exec(cookie)?.[1] ?? "none";
      expect(JSON.stringify(sessions)).not.toContain(decodeURIComponent(sessionToken));
    }
    const [newest] = sessions;
    const sessionId = newest?.id ?? "";
    const after = await callerAs(admin).users.revokeSession.mutate({ id: ada.userId, sessionId, reason });
    expect(after.sessions).toHaveLength(1);
    await expectOut(second);
    expect(await statusAt(here, "/api/tasks", { cookie: ada.cookie })).toBe(200);
    expect(await auditEntriesOf(ada)).toEqual([entry("user.sessions_revoked", { session: sessionId })]);
  });

  test("end all at once", async () => {
    const ada = await signUp();
    const second = await signInAgain(ada);
    const after = await callerAs(admin).users.revokeSessions.mutate({ id: ada.userId, reason });
    expect(after.sessions).toEqual([]);
    await expectOut(ada);
    await expectOut(second);
    expect((await signIn(ada)).status).toBe(200);
  });

  test("of another user are not ended under the wrong id", async () => {
    const [ada, grace] = [await signUp(), await signUp()];
    const [session] = (await callerAs(admin).users.byId.query({ id: grace.userId })).sessions;
    await callerAs(admin).users.revokeSession.mutate({ id: ada.userId, sessionId: session?.id ?? "", reason });
    expect(await statusAt(here, "/api/tasks", { authorization: `Bearer ${grace.token}` })).toBe(200);
    expect(await auditEntriesOf(ada)).toEqual([]);
  });
});

describe("a second factor", () => {
  test("is removed with every session; the password stays, and the user is notified", async () => {
    const ada = await signUp();
    const sql = openConnection(here.databaseUrl);
    await sql`update users set two_factor_enabled = true where id = ${ada.userId}`;
    await sql`insert into two_factors (user_id, secret, backup_codes) values (${ada.userId}, 'x', 'y')`;
    await sql`
      insert into passkeys (user_id, public_key, credential_id, counter, device_type, backed_up)
      values (${ada.userId}, 'x', ${ada.userId}, 0, 'singleDevice', false)`;
    const { users } = callerAs(admin);
    expect(await users.byId.query({ id: ada.userId })).toMatchObject({ secondFactor: true, passkeys: 1 });
    const after = await users.resetSecondFactor.mutate({ id: ada.userId, reason });
    expect(after).toMatchObject({ secondFactor: false, passkeys: 0, sessions: [] });
    await expectOut(ada);
    expect((await signIn(ada)).status).toBe(200);
    expect(await auditEntriesOf(ada)).toEqual([entry("user.second_factor_reset")]);
    const mail = await sql`select kind, recipient, status from mails where recipient = ${ada.email}`;
    expect([...mail]).toContainEqual({ kind: "second-factor-changed", recipient: ada.email, status: "waiting" });
    await sql.end();
  });
});

describe("an action", () => {
  test.each(["", "   ", "x".repeat(501), "a\0b", "\ud800"])(
    "with the reason %j is refused with an error at the field",
    async (bad) => {
      const ada = await signUp();
      const refusal = await errorOf(callerAs(admin).users.ban.mutate({ id: ada.userId, reason: bad }));
      expect([refusal.code, Object.keys(refusal.fields ?? {})]).toEqual(["BAD_REQUEST", ["reason"]]);
      expect((await callerAs(admin).users.byId.query({ id: ada.userId })).ban).toBeNull();
    },
  );

  test("on an unknown user is not found", async () => {
    const id = "019a0000-0000-7000-8000-000000000000";
    const { users } = callerAs(admin);
    for (const call of [
      () => users.byId.query({ id }),
      () => users.ban.mutate({ id, reason }),
      () => users.unban.mutate({ id, reason }),
      () => users.setRole.mutate({ id, role: "admin", reason }),
      () => users.revokeSessions.mutate({ id, reason }),
      () => users.resetSecondFactor.mutate({ id, reason }),
    ]) {
      expect((await errorOf(call())).code).toBe("NOT_FOUND");
    }
  });
});
