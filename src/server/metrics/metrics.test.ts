import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { readMetrics, growthOf } from "~/testing/server/metrics";
import { newEmail, postJson, signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { callPolicies } from "../limits/policies";
import { openEndpoints } from "../auth/better-auth/endpoint-policy";
import { countAuthentication } from "../auth/better-auth/outcome";

let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT: "on" });
  ada = await signUp({ server });
});
afterAll(() => server.close());

const asAda = () => ({ headers: { authorization: `Bearer ${ada.token}` } });
const counted = (route: string, { method = "GET", status = "2xx" } = {}) =>
  `keel_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`;

describe("requests", () => {
  test("are counted by the pattern of their route, each procedure by itself", async () => {
    const id = "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51";
    const growth = await growthOf(server, async () => {
      await server.fetch("/api/trpc/tasks.list", asAda());
      await server.fetch("/api/trpc/tasks.list?input=%7B%7D", asAda());
      await server.fetch("/api/trpc/tasks.counts,tasks.tags?batch=1", asAda());
      await server.fetch(`/api/tasks/${id}`, asAda());
      await server.fetch(`/api/tasks/${id}`, { method: "PUT" });
      await server.fetch("/api/auth/callback/a-secret");
      await server.fetch("/healthz", { method: "HEAD" });
    });
    expect(Object.fromEntries(growth)).toMatchObject({
      [counted("/api/trpc/tasks.list")]: 2,
      [counted("/api/trpc/batch")]: 1,
      [counted("/api/tasks/:id", { status: "4xx" })]: 1,
      [counted("/api/tasks/:id", { method: "PUT", status: "4xx" })]: 1,
      [counted("/api/auth/callback/:id", { status: "3xx" })]: 1,
      [counted("/healthz", { method: "HEAD" })]: 1,
    });
  });

  test("cannot make a label of their own, whatever address, method or header they have", async () => {
    const marked = ["xyzzy", "%78yzzy", "xyzzy%22%7D", "a,xyzzy", "tasks.list,xyzzy", "__proto__", "constructor"];
    const places = ["", "api/", "api/trpc/", "api/auth/", "api/auth/callback/", "api/tasks/", "healthz/", "metrics/"];
    const methods = ["GET", "POST", "OPTIONS", "XYZZY", "PROPFIND", "get"];
    const growth = await growthOf(server, async () => {
      for (const path of places.flatMap((place) => marked.map((mark) => `/${place}${mark}`))) {
        for (const method of methods) await server.fetch(path, { method, headers: { "x-request-id": "xyzzy-xyzzy" } });
      }
      await server.fetch("/api/trpc/tasks.list", { headers: { authorization: "Bearer xyzzy" } });
      await server.fetch("/api/trpc/tasks.list", { headers: { cookie: "keel.session_data=xyzzy" } });
    });
    const routes = new Set([...growth.keys()].flatMap((name) => /route="([^"]*)"/.exec(name)?.[1] ?? []));
    const known = ["none", "/api/trpc/*", "/api/trpc/batch", "/api/trpc/tasks.list", "/api/tasks/:id"];
    expect([...routes].sort()).toEqual([...known, "/api/auth/callback/:id"].sort());
    const seen = new Set([...growth.keys()].flatMap((name) => /method="([^"]*)"/.exec(name)?.[1] ?? []));
    expect([...seen].sort()).toEqual(["GET", "OPTIONS", "POST", "other"]);
    expect([...(await readMetrics(server)).keys()].join("\n")).not.toMatch(/xyzzy|proto|constructor/i);
  });
});

describe("signing in", () => {
  const counts = (kind: string, outcome: string) => `keel_authentications_total{kind="${kind}",outcome="${outcome}"}`;

  test("is counted by means and outcome", async () => {
    const email = newEmail();
    const password = "a long enough password";
    const signIn = (guess: string) => postJson(server, "/api/auth/sign-in/email", { email, password: guess });
    const growth = await growthOf(server, async () => {
      await postJson(server, "/api/auth/sign-up/email", { name: "Bob", email, password });
      await postJson(server, "/api/auth/sign-up/email", { name: "Bob", email: "no address", password });
      await signIn(password);
      for (let guess = 0; guess < 10; guess += 1) await signIn("a wrong guess");
      await server.fetch("/api/auth/callback/google?error=access_denied&state=x", { redirect: "manual" });
      await server.fetch("/api/auth/callback/elsewhere?error=access_denied&state=x", { redirect: "manual" });
    });
    expect(Object.fromEntries(growth)).toMatchObject({
      [counts("sign_up", "success")]: 1,
      [counts("sign_up", "failure")]: 1,
      [counts("password", "success")]: 1,
      [counts("password", "failure")]: 8,
      [counts("password", "limited")]: 2,
      [counts("google", "failure")]: 1,
      'keel_rate_limit_refusals_total{tier="sign-in-account"}': 2,
    });
  });

  test.each([
    ["/sign-in/email", 200, { "set-cookie": "__Host-keel.session_token=abc; Path=/" }, "password", "success"],
    ["/sign-in/email", 200, { "set-cookie": "keel.two_factor=abc" }, "password", "pending"],
    ["/sign-in/email", 200, { "set-cookie": "keel.session_token=; Max-Age=0" }, "password", "pending"],
    ["/sign-in/email", 503, {}, "password", "unavailable"],
    ["/sign-up/email", 200, {}, "sign_up", "pending"],
    ["/two-factor/verify-totp", 200, {}, "second_factor", "success"],
    ["/two-factor/verify-backup-code", 401, {}, "second_factor", "failure"],
    ["/passkey/verify-authentication", 200, {}, "passkey", "success"],
    ["/callback/:id", 302, { location: "https://keel.example.com/today" }, "google", "success"],
    ["/callback/:id", 302, { location: "/sign-in?next=%2F&error=access_denied" }, "google", "failure"],
    ["/reset-password", 400, {}, "reset", "failure"],
  ])("%s that answers %i with %j is %s: %s", (path, status, headers, kind, outcome) => {
    const count = vi.fn<(...counts: string[]) => void>();
    countAuthentication(openEndpoints.get(path)?.metric, { status, headers: new Headers({ ...headers }) }, count);
    expect(count.mock.calls).toEqual([[kind, outcome]]);
  });

  test.each(["/sign-in/social", "/get-session", "/sign-out"])("%s is not an attempt", (path) => {
    const count = vi.fn<(...counts: string[]) => void>();
    countAuthentication(openEndpoints.get(path)?.metric, new Response(), count);
    expect(count).not.toHaveBeenCalled();
  });
});

test("a session that ends is counted with how long it lasted", async () => {
  const bob = await signUp({ server });
  const name = "keel_session_duration_seconds";
  const growth = await growthOf(server, () => postJson(server, "/api/auth/sign-out", {}, { cookie: bob.cookie }));
  expect(growth.get(`${name}_count`)).toBe(1);
  expect(growth.get(`${name}_bucket{le="60"}`)).toBe(1);
  expect(growth.get(`${name}_sum`)).toBeGreaterThan(0);
});

test("calls beyond a limit are counted by the limit", async () => {
  const growth = await growthOf(server, async () => {
    for (let call = 0; call < callPolicies.visitor.limit + 5; call += 1) await server.fetch("/api/trpc/tasks.tags");
  });
  expect(growth.get('keel_rate_limit_refusals_total{tier="visitor"}')).toBeGreaterThanOrEqual(5);
  expect(growth.get('keel_rate_limit_refusals_total{tier="person"}')).toBeUndefined();
});

test("the database and the channel are shown as they are", async () => {
  const own = await startServer();
  const { size } = own.runtime.database.stats();
  await eventually(async () => expect((await readMetrics(own)).get("keel_notifications_up")).toBe(1));
  const figures = await readMetrics(own);
  const used = figures.get('keel_database_connections{state="used"}') ?? Number.NaN;
  const idle = figures.get('keel_database_connections{state="idle"}') ?? Number.NaN;
  expect(used + idle).toBeGreaterThan(0);
  expect(figures.get("keel_database_connections_max")).toBe(size);
  expect(figures.get("keel_database_up")).toBe(1);
  expect(figures.get("keel_database_waiting")).toBe(0);
  expect(figures.get("keel_database_turned_away_total")).toBe(0);
  expect(figures.get("keel_database_connection_attempts_total")).toBeGreaterThan(0);
  await own.close();
  await eventually(async () => expect((await readMetrics(own)).get("keel_notifications_up")).toBe(0));
  expect((await readMetrics(own)).get("keel_database_up")).toBe(0);
});
