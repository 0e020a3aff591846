import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { closedEndpoints, openEndpoints } from "~/server/auth/better-auth/endpoint-policy";
import { postJson, signUp } from "~/testing/people";
import { startServer, type TestServer } from "~/testing/runtime";

const declared = z.object({
  path: z.string().optional(),
  options: z.object({
    method: z.union([z.string(), z.array(z.string())]).optional(),
    metadata: z.looseObject({ SERVER_ONLY: z.unknown().optional(), scope: z.string().optional() }).optional(),
  }),
});

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ GOOGLE_CLIENT_ID: "a client", GOOGLE_CLIENT_SECRET: "its secret" });
});
afterAll(() => server.close());

/** What Better Auth and every plugin of this instance declare, but what they keep to calls within the server. */
const endpoints = () =>
  Object.values(server.runtime.auth.api).flatMap((value) => {
    const { path, options } = declared.parse({
      path: Reflect.get(value, "path"),
      options: Reflect.get(value, "options"),
    });
    const isServerOnly = options.metadata !== undefined && Object.hasOwn(options.metadata, "SERVER_ONLY");
    if (path === undefined || isServerOnly) return [];
    return [{ path, methods: [options.method ?? []].flat(), scope: options.metadata?.scope }];
  });

test("each endpoint that Better Auth declares is open or closed by a decision, and each decision is about one that is there", () => {
  const decided = [...openEndpoints.keys(), ...closedEndpoints];
  expect(new Set(decided).size).toBe(decided.length);
  expect(decided.toSorted()).toEqual([...new Set(endpoints().map(({ path }) => path))].toSorted());
});

test("an open endpoint takes no other methods than are declared", () => {
  const deferred = { "/get-session": ["GET"] };
  for (const [path, { methods }] of openEndpoints) {
    const all = endpoints().flatMap((endpoint) => (endpoint.path === path ? endpoint.methods : []));
    expect([path, [...methods].toSorted()]).toEqual([
      path,
      (Reflect.get(deferred, path) ?? [...new Set(all)]).toSorted(),
    ]);
  }
});

test("of what Better Auth keeps to the server by its scope, only the way back from Google is open", () => {
  const kept = endpoints().filter(({ scope }) => scope !== undefined && scope !== "http");
  expect(kept.map(({ path }) => path)).toContain("/verify-password");
  expect(kept.filter(({ path }) => openEndpoints.has(path)).map(({ path }) => path)).toEqual(["/callback/:id"]);
});

test("a closed endpoint is not there, for somebody who is signed in either", async () => {
  const { cookie, password } = await signUp({ server });
  for (const path of closedEndpoints) {
    const address = `/api/auth${path.replaceAll(/:\w+/g, "x")}`;
    const [posted, got] = await Promise.all([
      postJson(server, address, { password }, { cookie }),
      server.fetch(address, { headers: { cookie } }),
    ]);
    expect([path, posted.status, got.status]).toEqual([path, 404, 404]);
  }
});
