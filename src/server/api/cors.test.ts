import { beforeAll, describe, expect, test } from "vitest";
import { signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";

const app = "https://app.example.com";
let server: TestServer;
let ada: Person;
beforeAll(async () => {
  server = await startServer({ ALLOWED_ORIGINS: `${app}/, http://localhost:4701` });
  ada = await signUp({ server });
  return () => server.runtime.database.close();
});

const doors = ["/api/tasks", "/api/trpc/tasks.list", "/api/auth/get-session", "/api/openapi.json", "/api/nothing"];
const corsHeaders = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));
const preflight = (path: string, origin: string) =>
  server.fetch(path, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "PATCH",
      "access-control-request-headers": "authorization, if-match",
    },
  });

describe.each(doors)("%s", (path) => {
  test("lets a page of an allowed origin read responses, errors too, and send cookies", async () => {
    for (const headers of [{ origin: app }, { origin: app, authorization: `Bearer ${ada.token}` }]) {
      const response = await server.fetch(path, { headers });
      expect(response.headers.get("access-control-allow-origin")).toBe(app);
      expect(response.headers.get("access-control-allow-credentials")).toBe("true");
      const exposed = response.headers.get("access-control-expose-headers")?.split(", ");
      expect(exposed).toEqual(expect.arrayContaining(["ETag", "Link", "Location", "Retry-After", "X-Request-Id"]));
      expect(response.headers.get("vary")).toContain("Origin");
    }
  });

  test("tells an allowed page before its request what it may send", async () => {
    const response = await preflight(path, "http://localhost:4701");
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "http://localhost:4701",
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
      "access-control-allow-headers": "Authorization, Content-Type, If-Match, If-None-Match, X-Request-Id",
    });
  });

  test.each([
    "https://evil.example.com",
    "http://app.example.com",
    "https://app.example.com.evil.com",
    "https://app.example.com:8443",
    `${app}/`,
    "https://APP.example.com",
    "null",
    "*",
  ])("gives %s nothing", async (origin) => {
    for (const response of [await server.fetch(path, { headers: { origin } }), await preflight(path, origin)]) {
      expect(corsHeaders(response)).toEqual([]);
      expect(response.headers.get("vary")).toContain("Origin");
    }
  });
});

test("an OPTIONS without a requested method is not a preflight, and gets the list of methods", async () => {
  const response = await server.fetch("/api/tasks", { method: "OPTIONS", headers: { origin: app } });
  expect(response.headers.get("allow")).toBe("GET, HEAD, PATCH, POST, OPTIONS");
  expect(response.headers.get("access-control-allow-origin")).toBe(app);
  expect(response.headers.get("access-control-allow-methods")).toBeNull();
});

test("a page of an allowed origin writes with the person's cookie, another does not", async () => {
  const write = (origin: string) =>
    server.fetch("/api/tasks", {
      method: "POST",
      headers: { origin, cookie: ada.cookie, "content-type": "application/json" },
      body: '{"title":"t"}',
    });
  expect((await write(app)).status).toBe(201);
  expect((await write("https://evil.example.com")).status).toBe(401);
});

test("without ALLOWED_ORIGINS no other origin may read", async () => {
  const closed = await startServer();
  const response = await closed.fetch("/api/tasks", { headers: { origin: app } });
  expect(corsHeaders(response)).toEqual([]);
  await closed.runtime.database.close();
});

test.each(["*", "app.example.com", "ftp://app.example.com"])("ALLOWED_ORIGINS=%s refuses to start", async (origins) => {
  await expect(startServer({ ALLOWED_ORIGINS: origins, DATABASE_URL: server.databaseUrl })).rejects.toThrow(
    "ALLOWED_ORIGINS",
  );
});
