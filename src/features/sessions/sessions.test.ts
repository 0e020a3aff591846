import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddressHeader } from "~/server/http/address/client-address";
import { errorOf } from "~/testing/server/responses";
import { callerAs, callerWith } from "~/testing/server/caller";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { startFaultProxy } from "~/testing/outage/fault-proxy";
import { cookieFrom, type Person, postJson, signUp, tokenFor } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { claimsOf } from "~/testing/people/tokens";
import { auditEntries } from "~/testing/people/audit-log";

let here: TestServer;
let there: TestServer;
beforeAll(async () => {
  here = await startServer();
  there = await startServer({ DATABASE_URL: here.databaseUrl });
});
afterAll(() => Promise.all([here.close(), there.close()]));

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";

/** Signs `person` in again, on the other instance. */
async function signInElsewhere(person: Person, headers: Record<string, string> = {}): Promise<Person> {
  const { email, password } = person;
  const response = await postJson(there, "/api/auth/sign-in/email", { email, password }, headers);
  expect(response.status).toBe(200);
  const cookie = cookieFrom(response);
  return { ...person, cookie, token: await tokenFor(cookie, there), server: there };
}

const sessionOf = (person: Person) => String(claimsOf(person)["sid"]);
const statusOf = async (headers: Record<string, string>, server: TestServer) =>
  (await server.fetch("/api/trpc/tasks.counts", { headers })).status;

/** Expects every kind of token to be refused on every instance. */
async function expectOut({ token, cookie }: Person) {
  for (const server of [here, there]) {
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie }]) {
      await eventually(async () => expect(await statusOf(headers, server)).toBe(401));
    }
  }
}
async function expectIn({ token, cookie }: Person) {
  for (const server of [here, there]) {
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie }])
      expect(await statusOf(headers, server)).toBe(200);
  }
}

describe("the list", () => {
  test("shows the user's sessions, the last used first, and never a token", async () => {
    const ada = await signUp({ server: here });
    const other = await signInElsewhere(ada, { "user-agent": firefox, [clientAddressHeader]: "192.0.2.7" });
    const headers = { authorization: `Bearer ${ada.token}`, [clientAddressHeader]: "192.0.2.200" };
    const { items, nextCursor } = await callerWith(here, headers).sessions.list.query();
    expect(items).toEqual([
      expect.objectContaining({
        id: sessionOf(other),
        device: "Firefox on Windows",
        network: "192.0.2.x",
        isSameNetwork: true,
        isCurrent: false,
      }),
      expect.objectContaining({
        id: sessionOf(ada),
        device: "an unknown device",
        network: null,
        isSameNetwork: false,
        isCurrent: true,
      }),
    ]);
    expect(nextCursor).toBeNull();
    const [, raw = ""] = /session_token=([^;.]+)/.exec(other.cookie) ?? [];
    expect(raw).not.toBe("");
    expect(JSON.stringify(items)).not.toContain(raw);
    expect(Object.keys(items[0] ?? {})).not.toContain("token");
  });

  test("holds no expired session, and none of other users", async () => {
    const [ada, eve] = [await signUp({ server: here }), await signUp({ server: here })];
    const old = await signInElsewhere(ada);
    await plant(
      (sql) => sql`update sessions set expires_at = now() - interval '1 second' where id = ${sessionOf(old)}`,
    );
    const { items } = await callerAs(ada).sessions.list.query();
    expect(items.map(({ id }) => id)).toEqual([sessionOf(ada)]);
    expect(items.map(({ id }) => id)).not.toContain(sessionOf(eve));
  });

  test("shows when a session was last used: when its cookie is renewed and when a token is minted", async () => {
    const ada = await signUp({ server: here });
    const usedAt = async () => (await callerAs(ada).sessions.list.query()).items[0]?.lastUsedAt ?? "";
    const forget = () =>
      plant((sql) => sql`update sessions set last_used_at = '2020-01-01T00:00:00Z' where id = ${sessionOf(ada)}`);
    await forget();
    expect(await usedAt()).toBe("2020-01-01T00:00:00.000Z");
    await here.fetch("/api/trpc/tasks.counts", { headers: { cookie: ada.cookie } });
    expect(await usedAt()).toBe("2020-01-01T00:00:00.000Z");
    const renewing = ada.cookie.split("; ").filter((pair) => !pair.includes("session_data"));
    expect(await statusOf({ cookie: renewing.join("; ") }, here)).toBe(200);
    expect(await usedAt()).not.toMatch(/^2020/);
    await forget();
    await tokenFor(ada.cookie, there);
    const minted = await usedAt();
    expect(minted).not.toMatch(/^2020/);
    await tokenFor(ada.cookie, there);
    expect(await usedAt()).toBe(minted);
  });
});

describe("ending", () => {
  test("one session refuses its tokens on every instance, and keeps the others", async () => {
    const ada = await signUp({ server: here });
    const other = await signInElsewhere(ada);
    await expectIn(other);
    expect(await callerAs(ada).sessions.revoke.mutate({ id: sessionOf(other) })).toEqual({ ended: 1 });
    await expectOut(other);
    await expectIn(ada);
  });

  test("the other sessions, or all of them, ends exactly those", async () => {
    const ada = await signUp({ server: here });
    const [second, third] = [await signInElsewhere(ada), await signInElsewhere(ada)];
    await Promise.all([ada, second, third].map(expectIn));
    expect(await callerAs(second).sessions.revokeOthers.mutate()).toEqual({ ended: 2 });
    await Promise.all([ada, third].map(expectOut));
    await expectIn(second);
    expect(await callerAs(second).sessions.revokeOthers.mutate()).toEqual({ ended: 0 });
    expect(await callerAs(second).sessions.revokeAll.mutate()).toEqual({ ended: 1 });
    await expectOut(second);
  });

  test("a session is refused at once by the instance that ended it, before the database has notified it", async () => {
    const proxy = await startFaultProxy(here.databaseUrl);
    const server = await startServer({ DATABASE_URL: here.databaseUrl, DATABASE_DIRECT_URL: proxy.url });
    await eventually(() => expect(server.runtime.revocations.isSubscribed()).toBe(true));
    await proxy.set({ kind: "delay", milliseconds: 100 });
    const ada = await signUp({ server });
    expect(await statusOf({ cookie: ada.cookie }, server)).toBe(200);
    await callerAs(ada).sessions.revokeAll.mutate();
    expect(await statusOf({ cookie: ada.cookie }, server)).toBe(401);
    await server.close();
    await proxy.close();
  });

  test("a session of another user is forbidden, and a missing one is not found", async () => {
    const [ada, eve] = [await signUp({ server: here }), await signUp({ server: here })];
    const other = await signInElsewhere(ada);
    const revoke = (id: string) => errorOf(callerAs(eve).sessions.revoke.mutate({ id }));
    expect(await revoke(sessionOf(ada))).toMatchObject({ code: "FORBIDDEN" });
    expect(await revoke(uuidv7())).toMatchObject({ code: "NOT_FOUND" });
    expect(await revoke("1; delete from sessions")).toMatchObject({ code: "BAD_REQUEST" });
    await callerAs(eve).sessions.revokeOthers.mutate();
    await expectIn(ada);
    await callerAs(ada).sessions.revoke.mutate({ id: sessionOf(other) });
    const again = callerAs(ada).sessions.revoke.mutate({ id: sessionOf(other) });
    expect(await errorOf(again)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("is recorded in the audit log, without a token", async () => {
    const ada = await signUp({ server: here });
    const [second] = [await signInElsewhere(ada), await signInElsewhere(ada)];
    await callerAs(ada).sessions.revoke.mutate({ id: sessionOf(second) });
    await callerAs(ada).sessions.revokeOthers.mutate();
    await callerAs(ada).sessions.revokeOthers.mutate();
    const told = (await auditEntries(here, { userId: ada.userId })).filter(({ kind }) => kind === "session.revoked");
    expect(told.map(({ outcome, details }) => [outcome, details])).toEqual([
      ["success", { which: "one", session: sessionOf(second) }],
      ["success", { which: "others", sessions: 1 }],
    ]);
  });
});

async function plant(work: (sql: ReturnType<typeof openConnection>) => Promise<unknown>): Promise<void> {
  const sql = openConnection(here.databaseUrl);
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
