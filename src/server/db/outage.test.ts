import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import type { Fault } from "~/testing/outage/fault";
import { startFaultProxy, type FaultProxy } from "~/testing/outage/fault-proxy";
import { newEmail, postJson, signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

let databaseUrl: string;
let proxy: FaultProxy;
let server: TestServer;
let ada: Person;

beforeAll(async () => {
  databaseUrl = await cloneDatabase();
  proxy = await startFaultProxy(databaseUrl);
  server = await startServer({ DATABASE_URL: proxy.url });
  ada = await signUp({ server });
});

afterAll(async () => {
  await proxy.set({ kind: "none" });
  await stop(server);
  await proxy.close();
});

async function stop({ runtime }: TestServer) {
  await runtime.revocations.close();
  await runtime.database.close();
}

/** Everything that needs the database, each through its own door. */
const requests: Record<string, () => Promise<Response>> = {
  "a query over tRPC": () => read(bearer()),
  "a query with a cookie": () => read({ cookie: ada.cookie }),
  "a query over REST": () => server.fetch("/api/tasks", { headers: bearer() }),
  ...changes(),
  "a session whose cookie JWT is gone": () => read({ cookie: session() }),
  "reading the session": () => server.fetch("/api/auth/get-session", { headers: { cookie: session() } }),
  "minting a token": () => server.fetch("/api/auth/token", { headers: { cookie: session() } }),
};

function changes(): typeof requests {
  return {
    "a change over tRPC": () => postJson(server, "/api/trpc/tasks.create", { title: "Rent" }, bearer()),
    "a change over REST": () => postJson(server, "/api/tasks", { title: "Rent" }, bearer()),
    "signing in": () => postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: ada.password }),
    "signing up": () =>
      postJson(server, "/api/auth/sign-up/email", { name: "Eve", email: newEmail(), password: "a long password" }),
  };
}

const read = (headers: Record<string, string>) => server.fetch("/api/trpc/tasks.counts", { headers });
const bearer = () => ({ authorization: `Bearer ${ada.token}` });
const session = () => ada.cookie.split("; ").find((pair) => pair.includes("session_token")) ?? "";

/** Makes requests until the database has failed them. No user is told to sign in again, and no cookie is cleared. */
async function expectUnavailable(wanted: typeof requests) {
  const answers = await Promise.all(
    Object.entries(wanted).map(async ([name, send]) => {
      const response = await send();
      await response.text();
      return [name, response.status, response.headers.get("retry-after"), response.headers.getSetCookie()];
    }),
  );
  expect(answers).toEqual(Object.keys(wanted).map((name) => [name, 503, "1", []]));
}

async function expectRecovery() {
  await proxy.set({ kind: "none" });
  await eventually(async () => expect((await read(bearer())).status).toBe(200));
  for (const send of Object.values(requests)) expect((await send()).ok).toBe(true);
}

const outages: Fault[] = [
  { kind: "refuse" },
  { kind: "freeze" },
  { kind: "delay", milliseconds: 1200 },
  { kind: "trickle", milliseconds: 50 },
  { kind: "cut_at_startup" },
  { kind: "cut_at_statement" },
  { kind: "refuse_startup", sqlstate: "53300" },
  { kind: "refuse_startup", sqlstate: "57P03" },
];

describe("while the database is bad", () => {
  for (const fault of outages) {
    test(`every request ends with 503, and soon after it is good again, with 200: ${JSON.stringify(fault)}`, async () => {
      await proxy.set(fault);
      const attemptsBefore = proxy.accepted();
      const startedAt = performance.now();
      await expectUnavailable(requests);
      await expectUnavailable(requests);
      const seconds = (performance.now() - startedAt) / 1000;
      // In any second at most ten by the pool and two by the connection that listens.
      expect(proxy.accepted() - attemptsBefore).toBeLessThanOrEqual(12 * Math.ceil(seconds));
      expect((await server.fetch("/healthz")).status).toBe(200);
      // A session is believed while news of its end would arrive; after that it is neither denied nor taken for granted.
      const session = await server.fetch("/api/auth/get-session", { headers: { cookie: ada.cookie } });
      const { user } = await session.json();
      expect([
        { status: 200, email: ada.email, retryAfter: null },
        { status: 503, email: undefined, retryAfter: "1" },
      ]).toContainEqual({
        status: session.status,
        email: user?.email,
        retryAfter: session.headers.get("retry-after"),
      });
      const readiness = await server.fetch("/readyz");
      expect(readiness.status).toBe(503);
      expect(await readiness.json()).toMatchObject({
        checks: expect.arrayContaining([{ name: "database", ok: false }]),
      });
      await expectRecovery();
      expect((await server.fetch("/readyz")).status).toBe(200);
    });
  }
});

describe("while nothing can be written", () => {
  test("changes get a 503 and reading goes on: the disk is full", async () => {
    await proxy.set({ kind: "refuse_changes", sqlstate: "53100" });
    await expectUnavailable(changes());
    expect((await server.fetch("/api/tasks", { headers: bearer() })).status).toBe(200);
    await eventually(async () => expect((await server.fetch("/readyz")).status).toBe(503));
    const counting = await startServer({ DATABASE_URL: proxy.url, RATE_LIMIT: "on" });
    expect((await counting.fetch("/api/tasks", { headers: bearer() })).status).toBe(200);
    await stop(counting);
    await expectRecovery();
  });

  test("changes get a 503 and reading goes on: the server is read-only", async () => {
    await proxy.set({ kind: "refuse_changes", sqlstate: "25006" });
    await expectUnavailable(changes());
    expect((await server.fetch("/api/tasks", { headers: bearer() })).status).toBe(200);
    await expectRecovery();
  });
});
