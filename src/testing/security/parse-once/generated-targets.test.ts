import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fuzzBudget } from "../../fuzz/budget";
import { expectHarmlessExchange } from "../../fuzz/harmless-exchange";
import { hostileCookies } from "../../fuzz/hostile-cookies";
import { conditionalHeaders, frameworkHeaders, hostileMethod, hostileTarget } from "../../fuzz/hostile-targets";
import type { RawRequest } from "../../fuzz/raw-http";
import { reportCounts } from "../../fuzz/request-count";
import { startHttpServer, type HttpServer } from "../../server/http";
import { signUp, type Person } from "../../people/people";

const { budget, patience } = fuzzBudget(4);
reportCounts();

let http: HttpServer;
let people: Person[];
beforeAll(async () => {
  http = await startHttpServer();
  people = [await signUp({ server: http }), await signUp({ server: http })];
});
afterAll(async () => {
  await http.stop();
});

const expectHarmless = (request: RawRequest) => expectHarmlessExchange(http.origin, request);

const host: [string, string] = ["Host", "localhost"];
/** Returns the cookies of two users' browsers, and of one that has signed out. */
const known = () => people.flatMap(({ cookie }) => cookie.split("; "));
const anyCookies = fc.constant(undefined).chain(() => hostileCookies(known()));
const readable = [
  "/api/tasks",
  "/api/auth/get-session",
  "/api/auth/token",
  "/api/trpc/tasks.list",
  "/api/sessions",
  "/api/me",
  "/api/introspect",
];

describe("a request over a socket", () => {
  test("with any target is answered, and reveals nothing", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileMethod, hostileTarget, frameworkHeaders, async (method, target, headers) => {
        await expectHarmless({
          method,
          target,
          headers: [host, ...headers.filter(([name]) => name !== "content-length")],
        });
      }),
      budget,
    );
  });

  test("with any Cookie header is answered, and reveals nothing", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...readable), anyCookies, async (target, cookie) => {
        await expectHarmless({ method: "GET", target, headers: [host, ["Cookie", cookie]] });
      }),
      budget,
    );
  });

  test("with two Cookie headers, or an almost too long one, too", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...readable), anyCookies, anyCookies, async (target, one, other) => {
        const headers = [host, ["Cookie", one.slice(0, 7000)], ["cookie", other.slice(0, 7000)]] as const;
        await expectHarmless({ method: "GET", target, headers });
      }),
      budget,
    );
  });

  test("with any condition or range is answered by the API and by files, too", { timeout: patience }, async () => {
    const targets = [
      "/manifest.webmanifest",
      "/icons/icon-192.png",
      "/api/openapi.json",
      "/api/docs",
      "/api/tasks",
      "/healthz",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "HEAD"),
        fc.constantFrom(...targets),
        conditionalHeaders,
        async (method, target, headers) => {
          await expectHarmless({ method, target, headers: [host, ...headers] });
        },
      ),
      budget,
    );
  });

  test("leaves a server that still answers the next one", async () => {
    expect(await expectHarmless({ method: "GET", target: "/healthz", headers: [host] })).toBe(200);
  });
});
