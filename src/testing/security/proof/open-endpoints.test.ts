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

/** What Better Auth and every plugin of this instance declare, but what they keep to calls within the server. */
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

test("each endpoint that Better Auth declares is open or closed by a decision, and each decision is about one that is there", () => {
  const advice =
    "decide about it in src/server/auth/better-auth: endpoint-policy.ts where it is offered, else closed-endpoints.ts";
  expect(undecided(), advice).toEqual([]);
  expect([...decided].toSorted()).toEqual([...new Set(endpoints().map(({ path }) => path))].toSorted());
});

test("an endpoint that an upgrade adds is undecided, and is not routed until somebody decides", async () => {
  const added = createAuthEndpoint("/magic-link/verify", { method: "GET" }, async (ctx) => ctx.json({ in: true }));
  const api = { ...server.runtime.auth.api, added };
  expect(undecided(api)).toEqual(["/magic-link/verify"]);
  const routes = createAuthRoutes({ api }, async () => new Response("reached"));
  expect(await (await routes.request("/get-session")).text()).toBe("reached");
  expect((await routes.request("/magic-link/verify")).status).toBe(404);
});

test("an endpoint whose path has a parameter proves something with the one value that is decided, spelled in one way", async () => {
  const routes = createAuthRoutes(server.runtime.auth, async (_c, _request, { opens, metric }) =>
    Response.json({ opens, metric }),
  );
  const proves = async (id: string) => (await routes.request(`/callback/${id}`)).text();
  expect(await proves("google")).toContain("fed");
  for (const id of ["elsewhere", "Google", "google2", "x%2Fgoogle"]) expect([id, await proves(id)]).toEqual([id, "{}"]);
  const parameters = [...openEndpoints].filter(([path]) => path.includes(":"));
  for (const [path, { parameter }] of parameters) expect([path, typeof parameter]).toEqual([path, "string"]);
});

test("whoever opens a session by one factor alone is asked for the second one, and what opens none proves nothing", () => {
  for (const [path, { opens }] of openEndpoints) {
    if (opens === undefined) continue;
    const isComplete = opens.proof.some((proof) => proof === "mfa" || proof === "hwk");
    expect([path, opens.secondFactor === "given"]).toEqual([path, isComplete]);
  }
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

test("where a secret of an account is compared, guesses at it are counted", () => {
  const secrets = /^(password|currentPassword|code|otp)$/;
  const comparing = endpoints().filter(
    ({ path, body }) =>
      openEndpoints.has(path) && body instanceof z.ZodType && fieldsOf(body).some((field) => secrets.test(field)),
  );
  const paths = comparing.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["/sign-in/email", "/confirm", "/two-factor/verify-totp"]));
  // A password is chosen at a sign-up, the code from Google is compared by Google, and signing in has a limit of its own.
  // Who follows a link counts against the budget of links of the account.
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

test("a closed endpoint is not there, for somebody who is signed in either", async () => {
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
