import { afterAll, beforeAll, expect, test } from "vitest";
import { readMetrics, growthOf } from "~/testing/server/metrics";
import { captureLog } from "~/testing/server/log";
import { postJson, signUp, type Person } from "~/testing/people/people";
import { serve, startServer, type TestServer } from "~/testing/server/runtime";
import { claimsOf, mint, newSigner, secondsFromNow, signerOf } from "~/testing/people/tokens";
import { refusalReasons, type RefusalReason } from "../auth/tokens/refusal-reason";

let server: TestServer;
let watched: TestServer;
let ada: Person;
const { log, lines } = captureLog();
beforeAll(async () => {
  server = await startServer();
  watched = serve({ ...server.runtime, log }, server.databaseUrl);
  ada = await signUp({ server });
});
afterAll(() => server.close());

type Headers = Record<string, string>;
const cookieOf = (name: string) => ada.cookie.split("; ").find((pair) => pair.startsWith(`keel.${name}=`)) ?? "";
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const forged = async (claims: object, header: Record<string, unknown> = {}) =>
  bearer(await mint(await signerOf(server), { ...claimsOf(ada), ...claims }, header));

/** For each reason, headers that are wrong in exactly that. */
const wrong: Record<RefusalReason, () => Promise<Headers>> = {
  malformed: async () => bearer("nonsense"),
  critical_extension: async () => {
    const [, claims = "", signature = ""] = ada.token.split(".");
    const header = Buffer.from('{"alg":"EdDSA","crit":["exp"],"exp":1}').toString("base64url");
    return bearer(`${header}.${claims}.${signature}`);
  },
  unknown_issuer: () => forged({ iss: "https://evil.example.com" }),
  wrong_type: () => forged({}, { typ: "at+jwt-of-another" }),
  algorithm_not_allowed: async () => {
    const curve = await newSigner("any", "ES512");
    return bearer(await mint(curve, claimsOf(ada)));
  },
  unknown_key: () => forged({}, { kid: "never-was" }),
  bad_signature: async () => {
    const { kid } = await signerOf(server);
    return bearer(await mint(await newSigner(kid), claimsOf(ada)));
  },
  missing_claim: () => forged({ sub: undefined }),
  bad_claim: () => forged({ sub: "ada" }),
  expired: () => forged({ iat: secondsFromNow(-600), exp: secondsFromNow(-60) }),
  not_yet_valid: () => forged({ iat: secondsFromNow(300), exp: secondsFromNow(600) }),
  lives_too_long: () => forged({ exp: secondsFromNow(100_000) }),
  wrong_audience: () => forged({ aud: "https://elsewhere.example.com" }),
  revoked: async () => {
    const bob = await signUp({ server });
    await postJson(server, "/api/auth/sign-out", {}, { cookie: bob.cookie });
    return bearer(bob.token);
  },
  no_session: async () => ({ cookie: "keel.session_token=made.up" }),
  cross_site: async () => ({ cookie: ada.cookie, origin: "https://evil.example.com" }),
};

const decided = (kind: string, outcome: string) => `keel_token_decisions_total{kind="${kind}",outcome="${outcome}"}`;

test.each(refusalReasons)("a refusal for %s is counted once, and stands in the log line", async (reason) => {
  const headers = await wrong[reason]();
  const kind = headers["cookie"] === undefined ? "bearer" : "cookie";
  const growth = await growthOf(server, async () => {
    const answer = await postJson(
      watched,
      "/api/trpc/tasks.create",
      { title: "Read" },
      { origin: server.runtime.origin, ...headers },
    );
    expect(answer.status).toBe(401);
  });
  const decisions = [...growth].filter(([name]) => name.startsWith("keel_token_decisions_total"));
  expect(decisions).toEqual([[decided(kind, reason), 1]]);
  expect(lines.at(-1)).toMatchObject({ event: "request", status: 401, refusal: reason });
});

test("a cookie's JWT that is refused, with no session behind it, says why too", async () => {
  const cookie = "keel.session_data=nonsense";
  const growth = await growthOf(server, () => watched.fetch("/api/trpc/tasks.counts", { headers: { cookie } }));
  expect(growth.get(decided("cookie", "malformed"))).toBe(1);
  expect(lines.at(-1)).toMatchObject({ status: 401, refusal: "malformed" });
});

test("what is accepted is counted by kind, and what was renewed by itself; no credentials are no decision", async () => {
  const ask = (headers: Headers) => server.fetch("/api/trpc/tasks.counts", { headers });
  const growth = await growthOf(server, async () => {
    await ask({ cookie: ada.cookie });
    await ask(bearer(ada.token));
    await ask(bearer(ada.token));
    await ask({ cookie: cookieOf("session_token") });
    await ask({});
    await ask({ cookie: "theme=dark" });
  });
  const decisions = [...growth].filter(([name]) => name.startsWith("keel_token_decisions_total"));
  expect(Object.fromEntries(decisions)).toEqual({
    [decided("cookie", "accepted")]: 1,
    [decided("bearer", "accepted")]: 2,
    [decided("cookie", "renewed")]: 1,
  });
});

test("the time to check a token is measured, once while it is remembered", async () => {
  const bob = await signUp({ server });
  const growth = await growthOf(server, async () => {
    for (let call = 0; call < 3; call += 1) {
      await server.fetch("/api/trpc/tasks.counts", { headers: bearer(bob.token) });
    }
  });
  expect(growth.get('keel_token_validation_seconds_count{kind="bearer"}')).toBe(1);
  expect(growth.get('keel_token_validation_seconds_sum{kind="bearer"}')).toBeGreaterThan(0);
});

test("every outcome is there from the start, so that the first one can be alerted on", async () => {
  const figures = await readMetrics(server);
  for (const outcome of ["accepted", "renewed", ...refusalReasons]) {
    for (const kind of ["bearer", "cookie"]) expect(figures.has(decided(kind, outcome))).toBe(true);
  }
});
