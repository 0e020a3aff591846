import type { IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createListener, drain, isApi, listen, routeRequests } from "~/server/http/listen";
import { requestRaw } from "../../server/raw-request";

const server = createListener();
let port = 0;
let seen: { headers: IncomingHttpHeaders; raw: string } | undefined;

beforeAll(async () => {
  port = await listen(server, 0, "127.0.0.1");
  routeRequests(server, {
    api: (_request, response) => void response.end(),
    pages: ({ headers, rawHeaders }, response) => {
      seen = { headers, raw: rawHeaders.join("\n").toLowerCase() };
      response.end();
    },
    isApi,
    isTrustedProxy: () => false,
    pagePolicy: { isSecure: false, isDevelopment: false },
  });
});
afterAll(() => drain(server, 1000));

test.each(
  `x-middleware-subrequest x-middleware-rewrite x-middleware-next x-middleware-prefetch x-middleware-override-headers x-invoke-path x-invoke-status
  x-invoke-query x-nextjs-data x-nextjs-rewritten-path x-nextjs-html-request-id x-matched-path x-now-route-matches x-prerender-revalidate
  x-vercel-id x-action-forwarded x-invocation-id x-next-resume-state-length next-resume`.split(/\s+/),
)("what only Next may say to itself does not reach it: %s", async (name) => {
  for (const spelling of [name, name.toUpperCase()]) {
    const { status } = await requestRaw(port, "/today", { headers: [`${spelling}: /api/tasks`, `${spelling}: 1`] });
    expect(status).toBe(200);
    expect([seen?.headers[name], seen?.raw.includes(name)]).toEqual([undefined, false]);
  }
});

test("headers of the browser's router reach Next", async () => {
  const state = encodeURIComponent(
    JSON.stringify(["", { children: ["today", { children: ["__PAGE__", {}] }] }, null, "refetch"]),
  );
  const headers = ["rsc: 1", `next-router-state-tree: ${state}`, "next-router-prefetch: 1", "next-url: /today"];
  expect((await requestRaw(port, "/today?_rsc=x", { headers })).status).toBe(200);
  expect(seen?.headers).toMatchObject({ rsc: "1", "next-router-state-tree": state, "next-url": "/today" });
});

test.each(["next-action: 7f", "Next-Action:", "NEXT-ACTION: x"])(
  "a request that claims a server action is refused: %s",
  async (header) => {
    for (const [method, path] of [
      ["POST", "/today"],
      ["GET", "/"],
      ["POST", "/api/tasks"],
    ] as const) {
      expect((await requestRaw(port, path, { method, headers: [header] })).status).toBe(400);
    }
  },
);

test.each(["%", "{", "[1]", "[]", "null", "x".repeat(9000), '["",{"children":1}]', "%255B"])(
  "a state of the router that is none is refused before Next fails on it: %.20s",
  async (state) => {
    const headers = ["rsc: 1", `next-router-state-tree: ${state}`];
    const { status, body } = await requestRaw(port, "/today", { headers });
    expect([status, body]).toEqual([400, expect.stringContaining("Next-Router-State-Tree")]);
  },
);

test.each(["2", "9", "", "1, 2"])(
  "a kind of prefetching that no page of ours asks for is refused: %j",
  async (kind) => {
    const { status, body } = await requestRaw(port, "/today", { headers: ["rsc: 1", `next-router-prefetch: ${kind}`] });
    expect([status, body]).toEqual([400, expect.stringContaining("Next-Router-Prefetch")]);
  },
);
