import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { deviceCookie } from "../devices/known-devices";
import { knownDevices, passkeys, twoFactors, users } from "../tables";
import { callerAs } from "~/testing/server/caller";
import { mailsTo } from "~/testing/mail/mailbox";
import { cookieFrom, type Person, postJson, signUp } from "~/testing/people/people";
import { startServer } from "~/testing/server/runtime";
import { uuidv7 } from "uuidv7";

const remove = ({ server, cookie }: Person, body: object) =>
  postJson(server, "/api/auth/delete-user", body, { cookie });
const fully = ({ email, password }: Person) => ({ confirmation: email, password });

/** How many rows of each table name the user, by `user_id` or anywhere else. */
async function traces({ server, userId, email }: Person): Promise<Record<string, number>> {
  const { db } = server.runtime.database;
  const tables = z
    .array(z.object({ name: z.string() }))
    .parse(
      await db.execute(sql`select table_name as name from information_schema.tables where table_schema = 'public'`),
    );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await db.execute(sql`
      select count(*)::int as count from ${sql.identifier(name)} as one
      where position(${userId} in one::text) > 0 or position(${email} in one::text) > 0`);
    const [{ count } = { count: 0 }] = z.array(z.object({ count: z.number() })).parse([...rows]);
    if (count > 0) found[name] = count;
  }
  return found;
}

async function furnished(): Promise<Person> {
  const ada = await signUp();
  const { userId } = ada;
  const { db } = ada.server.runtime.database;
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  await callerAs(ada).tasks.delete.mutate({ id });
  await callerAs(ada).tasks.create.mutate({ title: "Write" });
  await postJson(ada.server, "/api/auth/request-password-reset", { email: ada.email });
  await db.insert(twoFactors).values({ userId, secret: "s", backupCodes: "c" });
  await db.insert(knownDevices).values({ userId, id: uuidv7(), secretHash: "h" });
  await db.insert(passkeys).values({
    userId,
    publicKey: "k",
    credentialID: uuidv7(),
    counter: 0,
    deviceType: "singleDevice",
    backedUp: false,
  });
  return ada;
}

describe("deleting an account", () => {
  test("removes every trace of it, ends every session, and says so by mail", async () => {
    const ada = await furnished();
    const other = await signUp();
    const elsewhere = cookieFrom(
      await postJson(ada.server, "/api/auth/sign-in/email", { email: ada.email, password: ada.password }),
    );
    const before = await traces(ada);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(["users", "sessions", "accounts", "tasks", "passkeys", "two_factors", "known_devices"]),
    );
    const answer = await remove(ada, fully(ada));
    expect(answer.status).toBe(200);
    // The browser keeps its cookie, which no account knows any more.
    expect(cookieFrom(answer, ada.cookie)).toMatch(new RegExp(`^${deviceCookie(false)}=[^;]+$`));
    const { audit_events: _trail, ...left } = await traces(ada);
    expect(left).toEqual({ mails: 1 });
    expect((await mailsTo(ada.server, ada.email)).map(({ kind }) => kind)).toEqual(["account-deleted"]);
    for (const headers of [{ cookie: elsewhere }, { cookie: ada.cookie }, { authorization: `Bearer ${ada.token}` }]) {
      await expect.poll(async () => (await ada.server.fetch("/api/trpc/tasks.counts", { headers })).status).toBe(401);
    }
    expect(await callerAs(other).tasks.list.query({})).toBeDefined();
  });

  test.each([
    ["without the address typed out", (ada: Person) => ({ password: ada.password }), 400],
    ["with another address", (ada: Person) => ({ ...fully(ada), confirmation: "somebody@example.com" }), 400],
    ["without the password", (ada: Person) => ({ confirmation: ada.email }), 400],
    ["with a wrong password", (ada: Person) => ({ ...fully(ada), password: "not her password" }), 400],
    ["with nothing", () => ({}), 400],
  ])("%s is refused", async (_what, body, status) => {
    const ada = await signUp();
    expect((await remove(ada, body(ada))).status).toBe(status);
    expect((await ada.server.fetch("/api/trpc/tasks.counts", { headers: { cookie: ada.cookie } })).status).toBe(200);
  });

  test("needs a session, and happens by no link", async () => {
    const ada = await signUp();
    expect((await remove({ ...ada, cookie: "" }, fully(ada))).status).toBe(401);
    const headers = { cookie: ada.cookie };
    expect((await ada.server.fetch("/api/auth/delete-user/callback?token=x", { headers })).status).toBe(404);
  });
});

test("the last administrator stays, of two that leave at the same moment one", async () => {
  const server = await startServer();
  const [ada, bob] = [await signUp({ server }), await signUp({ server })];
  const { db } = server.runtime.database;
  await db.update(users).set({ role: "admin" }).where(eq(users.id, ada.userId));
  const refused = await remove(ada, fully(ada));
  expect([refused.status, (await refused.json()).code]).toEqual([409, "LAST_ADMINISTRATOR"]);
  await db.update(users).set({ role: "admin" }).where(eq(users.id, bob.userId));
  const answers = await Promise.all([remove(ada, fully(ada)), remove(bob, fully(bob))]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
  await server.close();
});
