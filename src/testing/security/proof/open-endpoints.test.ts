import { createAuthEndpoint } from "better-auth/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createAuthRoutes } from "~/server/api/auth-routes";
import { closedEndpoints } from "~/server/auth/better-auth/closed-endpoints";
import { endpointPolicy, openEndpoints } from "~/server/auth/better-auth/endpoint-policy";
import { postJson, signUp } from "../../people/people";
import { startServer, type TestServer } from "../../server/runtime";

const declared = z.object({
  path: z.string().optional(),
  options: z.object({
    body: z.unknown().optional(),
    method: z.union([z.string(), z.array(z.string())]).optional(),
    metadata: z.looseObject({ SERVER_ONLY: z.unknown().optional(), scope: z.string().optional() }).optional(),
  }),
});

const shape = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  anyOf: z.array(z.unknown()).default([]),
});
const fieldsOf = (body: z.ZodType): string[] => {
  const { properties, anyOf } = shape.parse(z.toJSONSchema(body, { io: "input", unrepresentable: "any" }));
  return [properties, ...anyOf.map((one) => shape.parse(one).properties)].flatMap((fields) => Object.keys(fields));
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ GOOGLE_CLIENT_ID: "a client", GOOGLE_CLIENT_SECRET: "its secret" });
});
afterAll(() => server.close());

/** Returns the endpoints that Better Auth and every plugin declare, except internal ones. */
const endpoints = (api: object = server.runtime.auth.api) =>
  Object.values(api).flatMap((value: object) => {
    const { path, options } = declared.parse({
      path: Reflect.get(value, "path"),
      options: Reflect.get(value, "options"),
    });
    const isServerOnly = options.metadata !== undefined && Object.hasOwn(options.metadata, "SERVER_ONLY");
    if (path === undefined || isServerOnly) return [];
    return [{ path, methods: [options.method ?? []].flat(), scope: options.metadata?.scope, body: options.body }];
  });

const decided = new Set<string>(Object.keys(endpointPolicy));
const undecided = (api?: object) => endpoints(api).flatMap(({ path }) => (decided.has(path) ? [] : [path]));

test("each endpoint that Better Auth declares has a decision, and each decision an endpoint", () => {
  const advice =
    "decide about it in src/server/auth/better-auth: endpoint-policy.ts where it is offered, else closed-endpoints.ts";
  expect(undecided(), advice).toEqual([]);
  expect([...decided].toSorted()).toEqual([...new Set(endpoints().map(({ path }) => path))].toSorted());
});

test("an endpoint added by an upgrade is undecided, and not routed until there is a decision", async () => {
  const added = createAuthEndpoint("/magic-link/verify", { method: "GET" }, async (ctx) => ctx.json({ in: true }));
  const api = { ...server.runtime.auth.api, added };
  expect(undecided(api)).toEqual(["/magic-link/verify"]);
  const routes = createAuthRoutes({ api }, async () => new Response("reached"));
  expect(await (await routes.request("/get-session")).text()).toBe("reached");
  expect((await routes.request("/magic-link/verify")).status).toBe(404);
});

test("an endpoint with a path parameter proves something only with the one decided value, in one spelling", async () => {
  const routes = createAuthRoutes(server.runtime.auth, async (_c, _request, { opens, metric }) =>
    Response.json({ opens, metric }),
  );
  const proves = async (id: string) => (await routes.request(`/callback/${id}`)).text();
  expect(await proves("google")).toContain("fed");
  for (const id of ["elsewhere", "Google", "google2", "x%2Fgoogle"]) expect([id, await proves(id)]).toEqual([id, "{}"]);
  const parameters = [...openEndpoints].filter(([path]) => path.includes(":"));
  for (const [path, { parameter }] of parameters) expect([path, typeof parameter]).toEqual([path, "string"]);
});

test("opening a session by one factor alone requires the second one, and other endpoints prove nothing", () => {
  for (const [path, { opens }] of openEndpoints) {
    if (opens === undefined) continue;
    const isComplete = opens.proof.some((proof) => proof === "mfa" || proof === "hwk");
    expect([path, opens.secondFactor === "given"]).toEqual([path, isComplete]);
  }
});

test("an open endpoint accepts only declared methods", () => {
  const deferred = { "/get-session": ["GET"] };
  for (const [path, { methods }] of openEndpoints) {
    const all = endpoints().flatMap((endpoint) => (endpoint.path === path ? endpoint.methods : []));
    expect([path, [...methods].toSorted()]).toEqual([
      path,
      (Reflect.get(deferred, path) ?? [...new Set(all)]).toSorted(),
    ]);
  }
});

test("of Better Auth's server-scoped endpoints, only Google's callback is open", () => {
  const kept = endpoints().filter(({ scope }) => scope !== undefined && scope !== "http");
  expect(kept.map(({ path }) => path)).toContain("/verify-password");
  expect(kept.filter(({ path }) => openEndpoints.has(path)).map(({ path }) => path)).toEqual(["/callback/:id"]);
});

test("where a secret of an account is compared, guesses are counted", () => {
  const secrets = /^(password|currentPassword|code|otp)$/;
  const comparing = endpoints().filter(
    ({ path, body }) =>
      openEndpoints.has(path) && body instanceof z.ZodType && fieldsOf(body).some((field) => secrets.test(field)),
  );
  const paths = comparing.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["/sign-in/email", "/confirm", "/two-factor/verify-totp"]));
  // Sign-up chooses a password, Google compares its own code, and signing in has its own limit.
  // Opening a link counts against the account's budget of links.
  const others = new Set([
    "/sign-up/email",
    "/callback/:id",
    "/sign-in/email",
    "/verify-email",
    "/change-email/confirm",
  ]);
  const counted = paths.filter((path) => !others.has(path));
  for (const path of counted) expect([path, openEndpoints.get(path)?.guesses]).toEqual([path, expect.any(String)]);
  expect(openEndpoints.get("/sign-in/email")?.limit).toBe("sign-in");
});

test("a closed endpoint is not found, in a session either", async () => {
  const { cookie, password } = await signUp({ server });
  for (const path of Object.keys(closedEndpoints)) {
    const address = `/api/auth${path.replaceAll(/:\w+/g, "x")}`;
    const [posted, got] = await Promise.all([
      postJson(server, address, { password }, { cookie }),
      server.fetch(address, { headers: { cookie } }),
    ]);
    expect([path, posted.status, got.status]).toEqual([path, 404, 404]);
  }
});
