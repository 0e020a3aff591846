import { getRequestListener } from "@hono/node-server";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApi } from "~/server/api/api";
import { trustProxies } from "~/server/http/address/client-address";
import { parseRequestTarget } from "~/server/http/request/request-target";
import { createListener, drain, isApi, listen, routeRequests } from "~/server/http/listen";
import { requestRaw } from "../../server/raw-request";
import { testServer } from "../../server/runtime";

const server = createListener();
let port = 0;
const seen: { api: string[]; pages: string[] } = { api: [], pages: [] };

beforeAll(async () => {
  const { runtime } = await testServer();
  port = await listen(server, 0, "127.0.0.1");
  const answer = getRequestListener(createApi(runtime));
  routeRequests(server, {
    api: (request, response) => {
      seen.api.push(request.url ?? "");
      return answer(request, response);
    },
    pages: (request, response) => {
      seen.pages.push(request.url ?? "");
      response.end("a page");
    },
    isApi,
    isTrustedProxy: trustProxies([]),
    pagePolicy: { isSecure: false, isDevelopment: false },
  });
});
afterAll(() => drain(server, 1000));
beforeEach(() => {
  seen.api = [];
  seen.pages = [];
});

/** Returns every path that some reader could make of `target`: decoded up to three times, slashes folded, dots resolved, parameters and case dropped. */
function readings(target: string): string[] {
  const found = new Set<string>();
  let text = target.split(/[?#]/)[0] ?? "";
  for (let round = 0; round < 3; round += 1) {
    for (const each of [text, text.replaceAll(/;[^/]*/g, ""), text.replaceAll("\\", "/")]) {
      const folded = each.replaceAll(/\/+/g, "/").replace(/^[a-z]+:\/[^/]*/i, "");
      found.add(new URL(`http://host${folded.startsWith("/") ? folded : `/${folded}`}`).pathname.toLowerCase());
    }
    text = text.replaceAll(/%[\da-f]{2}/gi, (octet) => String.fromCharCode(Number.parseInt(octet.slice(1), 16)));
  }
  return [...found];
}
const isForApi = (path: string) => /^\/api(?![\w-])/.test(path);

const refused = [
  "/x/../api /./api/tasks /_next/../api /%2e%2e/api /%2E./api /.%2e/api /%2e%2e;/api /..;x/api /api/%2e%2e/metrics",
  "/api/../metrics /x/.. /. /.. /api/. /x/%2e /;/../api /.;/api //api //evil.example/ /api//tasks /x// /x%2fapi",
  "/x%2Fapi /%2f/api /api%2ftasks /x\\..\\api /\\evil.example /x%5capi /x%5C..%5Capi /%252e%252e/api /%25%32%65",
  "/%252fapi /% /outbox/% /admin/users/% /outbox/%ff /outbox/%e0%a4%a /%c0%ae%c0%ae/api /%zz /a%1 /x%00 /%7f",
  "/%0d%0aSet-Cookie:x /x%1b /%c2%85 /today#x /today#/api /?x#y * http://localhost/api https://localhost/today",
].flatMap((line) => line.split(" "));

describe("a target that readers could take for different paths", () => {
  test.each(refused)("%j is refused before it is read", async (target) => {
    const { status, headers, body } = await requestRaw(port, target);
    expect([status, headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(JSON.parse(body)).toMatchObject({ status: 400, code: "bad_request", title: expect.stringMatching(/\w{4}/) });
    expect(seen).toEqual({ api: [], pages: [] });
  });

  test.each(["/t\u00e9", "localhost:80", "api/tasks", "?x", "http:/api"])("%j is not HTTP", async (target) => {
    expect((await requestRaw(port, target)).status).toBe(400);
    expect(seen).toEqual({ api: [], pages: [] });
  });

  test.each(["OPTIONS", "TRACE", "POST", "HEAD", "DELETE"])("is refused with %s as well", async (method) => {
    for (const target of ["*", "/x/../api", "/%"])
      expect((await requestRaw(port, target, { method })).status).toBe(400);
    expect(seen).toEqual({ api: [], pages: [] });
  });

  test("is refused with a page for a browser", async () => {
    const { status, headers, body } = await requestRaw(port, "/outbox/%", { headers: ["Accept: text/html,*/*"] });
    expect([status, headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*style-src 'nonce-/);
    expect(body).toContain("percent-encoding");
    expect(body).not.toContain("outbox");
    expect(body).toContain('<a href="/">');
  });

  test("CONNECT is refused, and its connection closed", async () => {
    expect((await requestRaw(port, "localhost:80", { method: "CONNECT" })).status).toBe(405);
  });
});

test.each([
  ["/%61pi/tasks", { api: ["/api/tasks"], pages: [] }],
  ["/%41PI/tasks", { api: ["/API/tasks"], pages: [] }],
  ["/Api", { api: ["/Api"], pages: [] }],
  ["/api;x=1/tasks", { api: ["/api;x=1/tasks"], pages: [] }],
  ["/api.rsc", { api: ["/api.rsc"], pages: [] }],
  ["/api%20", { api: ["/api%20"], pages: [] }],
  ["/%68ealthz", { api: ["/healthz"], pages: [] }],
  ["/api-docs.css?v=1", { api: [], pages: ["/api-docs.css?v=1"] }],
  ["/caf%c3%a9/%7Eada/a%3ab?q=%zz&%", { api: [], pages: ["/caf%C3%A9/~ada/a%3Ab?q=%zz&%"] }],
  ["/a|b[c]", { api: [], pages: ["/a%7Cb%5Bc%5D"] }],
  ["/_next/static/x.js", { api: [], pages: ["/_next/static/x.js"] }],
])("%s is passed on in its canonical form, to one handler only", async (target, expected) => {
  expect((await requestRaw(port, target)).status).toBeLessThan(500);
  expect(seen).toEqual(expected);
});

test.each([
  "/_next/image?url=/api/tasks&w=64&q=75",
  "/_next/data/build/api.json",
  "/_NEXT/static/x",
  "/_next",
  "/__nextjs_x",
])("%s is not found, because no page has such an address", async (target) => {
  expect((await requestRaw(port, target)).status).toBe(404);
  expect(seen).toEqual({ api: [], pages: [] });
});

test("no target reaches the pages in a form that a reader could take for the API", async () => {
  const piece = fc.constantFrom(
    ..."/ // . .. %2e %2E %2f %5c \\ ; ;x api API %61pi Api tasks today _next static image data metrics % %25 %252e %00 %c3%a9 %ff ? # * @ : http://x .rsc | %20 ~".split(
      " ",
    ),
  );
  const target = fc
    .oneof(
      fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join("")),
      fc.array(piece, { maxLength: 9 }).map((pieces) => `/${pieces.join("")}`),
      fc.string({ unit: fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 30 }),
    )
    .filter((text) => text !== "");
  await fc.assert(
    fc.asyncProperty(target, async (text) => {
      seen.pages = [];
      const { status } = await requestRaw(port, text);
      expect(status).toBeLessThan(500);
      expect(seen.pages.flatMap(readings).filter(isForApi)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("a parsed target parses to itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 40 }), (text) => {
      const first = parseRequestTarget(`/${text}`);
      fc.pre(typeof first !== "string");
      expect(parseRequestTarget(first.path + first.query)).toEqual(first);
    }),
  );
});

test("thousands of parameters are refused, and a hundred are not", async () => {
  const parameters = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`).join("&");
  expect((await requestRaw(port, `/api?${parameters(2000)}`)).status).toBe(400);
  expect((await requestRaw(port, `/today?${parameters(101)}`)).status).toBe(400);
  expect((await requestRaw(port, `/today?${parameters(100)}`)).status).toBe(200);
});
