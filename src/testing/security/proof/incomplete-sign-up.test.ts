import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { users } from "~/server/auth/tables";
import { openConnection } from "../../database/database";
import { mailsTo } from "../../mail/mailbox";
import { cookieFrom, newEmail, postJson, signUp } from "../../people/people";
import { isSignedIn } from "../../people/second-factor";
import { startServer, type TestServer } from "../../server/runtime";
import { startGoogle } from "../../people/google";

let server: TestServer;
let owner: ReturnType<typeof openConnection>;
beforeAll(async () => {
  server = await startServer();
  owner = openConnection(server.databaseUrl);
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

const password = "a long enough password";
const register = (at: TestServer, email: string) =>
  postJson(at, "/api/auth/sign-up/email", { name: "Ada", email, password });

async function traces(at: TestServer, email: string) {
  const { db } = at.runtime.database;
  const accounts = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return { accounts: accounts.length, mails: (await mailsTo(at, email)).length };
}

const statements: [string, string, string][] = [
  [
    "the session",
    "alter table sessions add constraint broken check (token is null) not valid",
    "alter table sessions drop constraint broken",
  ],
  [
    "the browser",
    "alter table known_devices add constraint broken check (id is null) not valid",
    "alter table known_devices drop constraint broken",
  ],
  [
    "the trail",
    "alter table audit_events add constraint broken check (kind is null) not valid",
    "alter table audit_events drop constraint broken",
  ],
  [
    "the mail",
    "alter table mails add constraint broken check (kind is null) not valid",
    "alter table mails drop constraint broken",
  ],
];

test.each(statements)("a sign-up of which %s cannot be stored leaves nothing", async (_what, broken, mended) => {
  const email = newEmail();
  await owner.unsafe(broken);
  const answer = await register(server, email);
  await owner.unsafe(mended);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(cookieFrom(answer)).not.toContain("session_token");
  expect(await traces(server, email)).toEqual({ accounts: 0, mails: 0 });
  const again = await register(server, email);
  expect(await isSignedIn(server, cookieFrom(again))).toBe(true);
  expect(await traces(server, email)).toEqual({ accounts: 1, mails: 1 });
});

test("a sign-up whose cookie cannot be signed, because the key was made with another secret, leaves nothing", async () => {
  await signUp({ server });
  const other = await startServer({
    DATABASE_URL: server.databaseUrl,
    BETTER_AUTH_SECRET: "pW4nC8vQ1rE6tY3uI9oA5sD2fG7hJ0kL",
  });
  const email = newEmail();
  expect((await register(other, email)).status).toBeGreaterThanOrEqual(500);
  expect(await traces(server, email)).toEqual({ accounts: 0, mails: 0 });
  await other.close();
});

test("a sign-up during which the database stops answering leaves nothing once it answers again", async () => {
  const email = newEmail();
  const held = owner.begin(async (tx) => {
    await tx`lock table sessions in share mode`;
    return register(server, email);
  });
  expect((await held).status).toBe(503);
  await expect.poll(() => traces(server, email)).toEqual({ accounts: 0, mails: 0 });
});

test("an account created through Google leaves nothing, either", async () => {
  const google = await startGoogle();
  const sql = openConnection(google.server.databaseUrl);
  const account = { sub: newEmail(), email: newEmail(), email_verified: true };
  await sql.unsafe("alter table sessions add constraint broken check (token is null) not valid");
  await google.visit(account).catch(() => undefined);
  await sql.unsafe("alter table sessions drop constraint broken");
  expect(await traces(google.server, account.email)).toEqual({ accounts: 0, mails: 0 });
  expect((await google.visit(account)).location).toBe("/tasks");
  await sql.end();
  await google.close();
});
