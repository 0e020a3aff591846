import { rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, type TestContext } from "vitest";
import { z } from "zod";
import { buildApiProgram, startInstance, type Instance } from "~/testing/server/api-process";
import { cloneDatabase, openConnection } from "~/testing/database/database";
import { startFaultProxy, type FaultProxy } from "~/testing/outage/fault-proxy";
import { cookieFrom, newEmail, postJson, tokenFor } from "~/testing/people/people";
import { claimsOf } from "~/testing/people/tokens";

/** A session and what a thief copied of it. */
interface Stolen {
  cookie: string;
  thefts: Record<string, string>[];
}
interface Victim extends Stolen {
  userId: string;
  email: string;
}

const password = "a long enough password";
const origin = "http://localhost:4400";
let databaseUrl: string;
let program: string;
let here: Instance;
let there: Instance;
/** Between the second instance and the connection that it listens on. */
let listening: FaultProxy;
let admin: Victim;

const environment = () => ({
  BETTER_AUTH_URL: origin,
  BETTER_AUTH_SECRET: "kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA",
  DATABASE_URL: databaseUrl,
  RATE_LIMIT: "off",
  LOG_LEVEL: "error",
  REQUIRE_ADMIN_SECOND_FACTOR: "false",
});
const startThere = () => startInstance(program, { ...environment(), DATABASE_DIRECT_URL: listening.url });

beforeAll(async () => {
  [databaseUrl, program] = await Promise.all([cloneDatabase(), buildApiProgram()]);
  listening = await startFaultProxy(databaseUrl);
  [here, there] = await Promise.all([startInstance(program, environment()), startThere()]);
  admin = await join(here);
  await inDatabase((sql) => sql`update users set role = 'admin' where id = ${admin.userId}`);
  admin.cookie = (await signIn(here, admin)).cookie;
  bystander = watch(await join(here));
});

afterAll(async () => {
  await bystander.stop();
  for (const { app } of [here, there]) app.child.kill("SIGKILL");
  await Promise.all([here.app.ended, there.app.ended]);
  await listening.close();
  await rm(program, { force: true });
});

async function inDatabase(work: (sql: ReturnType<typeof openConnection>) => Promise<unknown>): Promise<void> {
  const sql = openConnection(databaseUrl);
  await work(sql);
  await sql.end();
}

async function stolenFrom(answer: Response, at: Instance): Promise<Stolen> {
  const cookie = cookieFrom(answer);
  const authorization = `Bearer ${await tokenFor(cookie, at)}`;
  return { cookie, thefts: [{ authorization }, { cookie }] };
}

async function join(at: Instance): Promise<Victim> {
  const email = newEmail();
  const answer = await postJson(at, "/api/auth/sign-up/email", { name: "Ada", email, password });
  const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(await answer.clone().json());
  return { userId: user.id, email, ...(await stolenFrom(answer, at)) };
}

const signIn = async (at: Instance, { email }: Victim) =>
  stolenFrom(await postJson(at, "/api/auth/sign-in/email", { email, password }), at);

const statusAt = async (instance: Instance, headers: Record<string, string>) =>
  (await instance.fetch("/api/trpc/tasks.counts", { headers })).status;

/** Replays `thefts` at `instances` until each is refused, and goes on being refused. Answers the longest time in ms. */
async function refusedWithin(thefts: Record<string, string>[], instances: Instance[]): Promise<number> {
  const started = performance.now();
  const replays = instances.flatMap((instance) => thefts.map((headers) => () => statusAt(instance, headers)));
  const times = replays.map(async (replay) => {
    await expect.poll(replay).toBe(401);
    return performance.now() - started;
  });
  const longest = Math.max(...(await Promise.all(times)));
  for (const replay of replays) expect(await replay()).toBe(401);
  return longest;
}

async function expectRefused({ task, annotate }: TestContext, { cookie, thefts }: Stolen, instances = [here, there]) {
  const longest = await refusedWithin(thefts, instances);
  // Nor does the cookie open the account itself, or get a new token.
  for (const instance of thefts.some((theft) => theft["cookie"] === cookie) ? instances : []) {
    expect((await instance.fetch("/api/auth/token", { headers: { cookie } })).status).toBe(401);
    expect((await postJson(instance, "/api/auth/update-user", { name: "Eve" }, { cookie })).status).toBe(401);
  }
  await annotate(`${task.name}: refused everywhere after ${Math.round(longest)} ms at most`);
}

async function expectAccepted({ thefts }: Stolen) {
  for (const headers of thefts) {
    expect([await statusAt(here, headers), await statusAt(there, headers)]).toEqual([200, 200]);
  }
}

/** An unaffected user who works on meanwhile, at both instances. None of their requests may be refused. */
function watch({ thefts }: Stolen) {
  const seen = new Set<number | "not reached">();
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const instance of [here, there]) {
        for (const headers of thefts) seen.add(await statusAt(instance, headers).catch(() => "not reached" as const));
      }
      await setTimeout(20);
    }
  };
  const working = work();
  return {
    seen,
    stop: () => {
      stopping.abort();
      return working;
    },
  };
}
let bystander: ReturnType<typeof watch>;

const asAdmin = (procedure: string, { userId: id }: { userId: string }, more: object = {}) =>
  postJson(here, `/api/trpc/users.${procedure}`, { id, reason: "Stolen", ...more }, { cookie: admin.cookie });
const procedure = (at: Instance, name: string, input: object, headers: Record<string, string>) =>
  postJson(at, `/api/trpc/${name}`, input, headers);
async function sessionOf({ cookie }: Stolen): Promise<string> {
  return String(claimsOf({ token: await tokenFor(cookie, here) })["sid"]);
}

describe("what was stolen is refused by two processes after", () => {
  test.for<[string, (ada: Victim, elsewhere: Stolen) => Promise<Response>]>([
    ["sign-out", ({ cookie }) => postJson(here, "/api/auth/sign-out", {}, { cookie })],
    [
      "its session was revoked",
      async (ada, { cookie }) => procedure(there, "sessions.revoke", { id: await sessionOf(ada) }, { cookie }),
    ],
    [
      "the other sessions were revoked",
      (_ada, { cookie }) => procedure(there, "sessions.revokeOthers", {}, { cookie }),
    ],
    ["all sessions were revoked", (_ada, { cookie }) => procedure(here, "sessions.revokeAll", {}, { cookie })],
    [
      "the password was changed, without a request to end the other sessions",
      (_ada, { cookie }) => {
        const body = { currentPassword: password, newPassword: "another long password", revokeOtherSessions: false };
        return postJson(there, "/api/auth/change-password", body, { cookie });
      },
    ],
    ["an administrator ended the sessions", (ada) => asAdmin("revokeSessions", ada)],
    ["an administrator reset the second factor", (ada) => asAdmin("resetSecondFactor", ada)],
    ["a ban", (ada) => asAdmin("ban", ada)],
    [
      "the account was deleted",
      ({ email }, { cookie }) =>
        postJson(there, "/api/auth/delete-user", { confirmation: email, password }, { cookie }),
    ],
  ])("%s", async ([, act], context) => {
    const ada = await join(here);
    const elsewhere = await signIn(there, ada);
    await expectAccepted(ada);
    expect((await act(ada, elsewhere)).status).toBe(200);
    await expectRefused(context, ada);
  });

  test("another role was given; the session itself goes on, and gets a token with the new one", async (context) => {
    const ada = await join(there);
    await expectAccepted(ada);
    expect((await asAdmin("setRole", ada, { role: "admin" })).status).toBe(200);
    await expectRefused(context, { ...ada, thefts: ada.thefts.slice(0, 1) });
    const authorization = `Bearer ${await tokenFor(ada.cookie, there)}`;
    await expectAccepted({ ...ada, thefts: [{ authorization }, { cookie: ada.cookie }] });
  });
});

describe("although", () => {
  test("the connections that listen were ended", async (context) => {
    const ada = await join(here);
    await expectAccepted(ada);
    await inDatabase(
      (sql) =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'keel notifications' and datname = current_database()`,
    );
    await postJson(here, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    await expectRefused(context, ada);
  });

  test.for(["refuse", "freeze"] as const)("one instance can neither hear nor tell: %s", async (kind, context) => {
    const [ada, bob] = [await join(here), await join(there)];
    await expectAccepted(ada);
    await expectAccepted(bob);
    await listening.set({ kind });
    await postJson(here, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    await expectRefused(context, ada);
    await postJson(there, "/api/auth/sign-out", {}, { cookie: bob.cookie });
    await expectRefused(context, bob);
    await listening.set({ kind: "none" });
  });

  test("the instance that ended the session is killed at once, and started again", async (context) => {
    const [ada, bob] = [await join(here), await join(there)];
    await expectAccepted(ada);
    await expectAccepted(bob);
    await postJson(there, "/api/auth/sign-out", {}, { cookie: bob.cookie });
    there.app.child.kill("SIGKILL");
    await there.app.ended;
    await expectRefused(context, bob, [here]);
    await postJson(here, "/api/auth/sign-out", {}, { cookie: ada.cookie });
    there = await startThere();
    for (const { thefts } of [ada, bob]) {
      for (const headers of thefts) expect(await statusAt(there, headers)).toBe(401);
    }
    await expectRefused(context, ada);
  });
});

test("meanwhile no other user was refused at either instance, and both shut down cleanly", async () => {
  await bystander.stop();
  // An instance that is restarting may answer no request; it must not answer that a user is unknown.
  expect([...bystander.seen].filter((status) => status !== 503 && status !== "not reached")).toEqual([200]);
  for (const { app } of [here, there]) app.child.kill("SIGTERM");
  const ends = await Promise.all([here.app.ended, there.app.ended]);
  expect(ends).toMatchObject([{ code: 0 }, { code: 0 }]);
});
