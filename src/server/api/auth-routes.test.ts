import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttpServer, type HttpServer } from "~/testing/server/http";
import { postJson, signUp } from "~/testing/people/people";
import { restWith } from "~/testing/server/rest";
import { startServer } from "~/testing/server/runtime";
import { authEndpoints } from "./auth-routes";

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.stop());

const addressOf = (path: string) => `/api/auth${path.replaceAll(/:\w+/g, "x")}`;
const endpoints = () => [...authEndpoints(server.runtime.auth)].map(([path, methods]) => ({ path, methods }));

/** Returns every method that `methods` implies, in the order of `Allow`. */
const allowOf = (methods: string[]) =>
  [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");

/** Returns the response over a real connection, because `fetch` does not allow every method. */
const statusOf = (method: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(`${server.origin}${path}`, { method }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });

test("the endpoints are those that Better Auth answers, and none that it keeps to the server", () => {
  const known = Object.fromEntries(endpoints().map(({ path, methods }) => [path, methods]));
  expect(known).toMatchObject({
    "/sign-in/email": ["POST"],
    "/sign-out": ["POST"],
    "/get-session": ["GET"],
    "/callback/:id": ["GET", "POST"],
    "/token": ["GET"],
  });
  expect(Object.keys(known)).not.toContain("/sign-jwt");
  expect(endpoints().filter(({ methods }) => methods.length === 0)).toEqual([]);
});

test("each endpoint lists its methods, and refuses every other one", async () => {
  const send = restWith(server);
  const candidates = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "QUERY", "BREW"];
  const problem = expect.objectContaining({ code: "method_not_allowed", status: 405 });
  for (const { path, methods } of endpoints()) {
    const address = addressOf(path);
    const allow = allowOf(methods);
    const options = await send("OPTIONS", address);
    expect([address, options.status, options.headers.get("allow")]).toEqual([address, 204, allow]);
    for (const method of candidates.filter((candidate) => !allow.split(", ").includes(candidate))) {
      const { status, headers, body } = await send(method, address);
      expect([address, method, status, headers.get("allow")]).toEqual([address, method, 405, allow]);
      expect(body).toEqual(method === "HEAD" ? undefined : problem);
    }
  }
});

test("methods that fetch does not know are refused alike", async () => {
  for (const { path } of endpoints()) {
    for (const method of ["TRACE", "PURGE", "M-SEARCH"]) {
      expect([path, method, await statusOf(method, addressOf(path))]).toEqual([path, method, 405]);
    }
  }
  expect(await statusOf("TRACE", "/api/auth/nothing")).toBe(404);
});

test("each method that an endpoint has reaches it; a refusal has a code and the correlation id", async () => {
  for (const { path, methods } of endpoints()) {
    for (const method of methods) {
      const address = addressOf(path);
      const answer = await (method === "POST"
        ? postJson(server, address, {})
        : server.fetch(address, { method, redirect: "manual" }));
      const text = await answer.text();
      expect([404, 405].includes(answer.status) || answer.status >= 500, `${method} ${address} ${text}`).toBe(false);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      const body: unknown = answer.status < 400 ? { code: "none" } : JSON.parse(text);
      expect(body, address).toMatchObject({ code: expect.any(String) });
    }
  }
});

describe("HEAD", () => {
  test("answers the headers of GET without a body", async () => {
    const ada = await signUp({ server });
    const send = restWith(server, { cookie: ada.cookie });
    for (const path of ["/api/auth/get-session", "/api/auth/token", "/api/auth/jwks", "/api/auth/list-accounts"]) {
      const got = await send("GET", path);
      const head = await send("HEAD", path);
      expect([path, head.status, head.body]).toEqual([path, 200, undefined]);
      expect(head.headers.get("content-type")).toBe(got.headers.get("content-type"));
    }
  });

  test("is refused where GET is", async () => {
    const send = restWith(server);
    expect((await send("HEAD", "/api/auth/list-accounts")).status).toBe(401);
    expect((await send("HEAD", "/api/auth/sign-in/email")).status).toBe(405);
  });
});

test.each([
  "/api/auth",
  "/api/auth/",
  "/api/auth/nothing",
  "/api/auth/get-session/",
  "/api/auth//token",
  "/api/auth/sign-jwt",
  "/api/auth/list-sessions",
  "/api/auth/revoke-session",
  "/api/auth/revoke-sessions",
  "/api/auth/revoke-other-sessions",
])("there is nothing at %s, by any method, and a problem says so", async (path) => {
  for (const method of ["GET", "POST", "OPTIONS", "DELETE"]) {
    const { status, headers, body } = await restWith(server)(method, path);
    expect([method, status, headers.get("content-type")]).toEqual([method, 404, "application/problem+json"]);
    expect(body).toMatchObject({ code: "not_found", request_id: headers.get("x-request-id") });
  }
});

describe("a refusal", () => {
  test("keeps Better Auth's own code", async () => {
    const ada = await signUp({ server });
    const wrong = await postJson(server, "/api/auth/sign-in/email", { email: ada.email, password: "a wrong horse" });
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { code: "INVALID_EMAIL_OR_PASSWORD" }]);
    const stranger = await postJson(
      server,
      "/api/auth/sign-out",
      {},
      { origin: "https://evil.example.com", cookie: ada.cookie },
    );
    expect([stranger.status, await stranger.json()]).toMatchObject([403, { code: "INVALID_ORIGIN" }]);
  });

  test("that came without one is a problem with the code of its status", async () => {
    const ada = await signUp({ server });
    const send = restWith(server, { cookie: ada.cookie, origin: server.origin });
    const empty = await send("POST", "/api/auth/update-user", {});
    expect(empty).toMatchObject({ status: 400, body: { code: "bad_request", title: "No fields to update" } });
    expect(empty.headers.get("content-type")).toBe("application/problem+json");
  });

  test("says when to retry after too many requests", async () => {
    const limited = await startServer({ RATE_LIMIT: "on" });
    const guess = () =>
      postJson(limited, "/api/auth/sign-in/email", { email: "ada@example.com", password: "a wrong guess" });
    for (let attempt = 0; attempt < 8; attempt += 1) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: "too_many_requests" }]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await limited.close();
  });
});
