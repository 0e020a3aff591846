import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerAs } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { postJson, signUp, tokenFor, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let here: TestServer;
let there: TestServer;

beforeAll(async () => {
  here = await startServer();
  there = await startServer({ DATABASE_URL: here.databaseUrl });
});

afterAll(async () => {
  for (const { runtime } of [here, there]) {
    await runtime.revocations.close();
    await runtime.database.close();
  }
});

const statusAt = async (server: TestServer, headers: Record<string, string>) =>
  (await server.fetch("/api/trpc/tasks.counts", { headers })).status;
const bearer = ({ token }: Person) => ({ authorization: `Bearer ${token}` });
/** The JWT beside the cookie of its session, which it counts with only. */
const stolen = ({ cookie }: Person) => ({ cookie });

async function expectAccepted(person: Person) {
  for (const server of [here, there]) {
    for (const headers of [bearer(person), stolen(person)]) expect(await statusAt(server, headers)).toBe(200);
  }
}

/** Everywhere, for every kind of token, and for good. */
async function expectRefused(person: Person) {
  for (const server of [here, there]) {
    for (const headers of [bearer(person), stolen(person)]) {
      await eventually(async () => expect(await statusAt(server, headers)).toBe(401));
    }
  }
}

async function db(work: (sql: ReturnType<typeof openConnection>) => Promise<unknown>): Promise<void> {
  const sql = openConnection(here.databaseUrl);
  await work(sql);
  await sql.end();
}

describe("a token that has not expired", () => {
  test("is refused on every instance after sign-out", async () => {
    const ada = await signUp({ server: here });
    await expectAccepted(ada);
    await postJson(here, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    await expectRefused(ada);
  });

  test("is refused after its session is revoked from another one, which goes on", async () => {
    const ada = await signUp({ server: here });
    const signIn = await postJson(there, "/api/auth/sign-in/email", { email: ada.email, password: ada.password });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const other = { ...ada, cookie, token: await tokenFor(cookie, there), server: there };
    await expectAccepted(ada);
    expect(await callerAs(other).sessions.revokeOthers.mutate()).toEqual({ ended: 1 });
    await expectRefused(ada);
    await expectAccepted(other);
  });

  test("is refused after the password was changed elsewhere with the other sessions revoked", async () => {
    const ada = await signUp({ server: here });
    await expectAccepted(ada);
    const body = { currentPassword: ada.password, newPassword: "another long password", revokeOtherSessions: true };
    expect((await postJson(there, "/api/auth/change-password", body, { cookie: ada.cookie })).status).toBe(200);
    await expectRefused(ada);
  });

  test("is refused after its user was given another role, or deleted", async () => {
    for (const change of [
      (sql: ReturnType<typeof openConnection>, id: string) => sql`update users set role = 'admin' where id = ${id}`,
      (sql: ReturnType<typeof openConnection>, id: string) => sql`delete from users where id = ${id}`,
    ]) {
      const person = await signUp({ server: there });
      await expectAccepted(person);
      await db((sql) => change(sql, person.userId));
      here.runtime.revocations.mark("user", person.userId);
      await eventually(async () => expect(await statusAt(there, bearer(person))).toBe(401));
      await eventually(async () => expect(await statusAt(here, bearer(person))).toBe(401));
    }
  });

  test("is refused by an instance that was started after the sign-out", async () => {
    const ada = await signUp({ server: here });
    await postJson(here, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    const late = await startServer({ DATABASE_URL: here.databaseUrl });
    expect(await statusAt(late, bearer(ada))).toBe(401);
    expect(await statusAt(late, stolen(ada))).toBe(401);
    await late.runtime.revocations.close();
    await late.runtime.database.close();
  });

  test("is refused although the notice of it was lost with the connection that listens", async () => {
    const ada = await signUp({ server: here });
    await expectAccepted(ada);
    await db(async (sql) => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'keel notifications' and datname = current_database()`;
      await sql`delete from sessions where user_id = ${ada.userId}`;
    });
    await expectRefused(ada);
  });
});
