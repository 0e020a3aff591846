import { describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { captureLog } from "~/testing/server/log";
import { newEmail, postJson, signUp, sharedPerson } from "~/testing/people/people";
import { serve, startServer, testServer } from "~/testing/server/runtime";

describe("the API", () => {
  test("introduces itself", async () => {
    const answer = await (await testServer()).fetch("/api");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      message: expect.stringContaining("Keel"),
      docs: expect.any(String),
      openapi: expect.any(String),
    });
  });

  test("reports that it is alive, and its readiness by named checks", async () => {
    const server = await testServer();
    const live = await server.fetch("/healthz");
    expect([live.status, await live.json()]).toEqual([200, { status: "ok" }]);
    const ready = await server.fetch("/readyz");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: "ready",
      checks: expect.arrayContaining([
        { name: "database", ok: true },
        { name: "tokens", ok: true },
      ]),
    });
  });

  test("lives on without its database, but is not ready", async () => {
    const server = await startServer();
    await server.runtime.auth.api.getJwks();
    await server.close();
    expect((await server.fetch("/healthz")).status).toBe(200);
    const ready = await server.fetch("/readyz");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: "not ready",
      checks: expect.arrayContaining([{ name: "database", ok: false }]),
    });
  });

  test.each(["/api/nothing", "/api/tasks/1/2/3", "/nothing", "/api//tasks", "/healthz/x"])(
    "has nothing at %s, and says so as a problem",
    async (path) => {
      const answer = await (await testServer()).fetch(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(await answer.json()).toMatchObject({
        status: 404,
        code: "not_found",
        request_id: answer.headers.get("x-request-id"),
      });
    },
  );

  test("marks every answer as private, good or bad", async () => {
    const ada = await sharedPerson();
    const paths = ["/api", "/healthz", "/api/nothing", "/api/auth/get-session", "/api/trpc/tasks.list", "/api/tasks"];
    for (const path of paths) {
      const { headers } = await ada.server.fetch(path, { headers: { cookie: ada.cookie } });
      expect(headers.get("cache-control"), path).toContain("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });
});

describe("the correlation id", () => {
  test("of the caller comes back in the header, and in the error", async () => {
    const server = await testServer();
    const id = "order-66.attempt_2";
    const answer = await server.fetch("/api/trpc/tasks.list", { headers: { "x-request-id": id } });
    expect(answer.headers.get("x-request-id")).toBe(id);
    expect(await answer.json()).toMatchObject({ error: { data: { requestId: id } } });
  });

  test.each([
    "no/slash",
    "x".repeat(65),
    "with space in it",
    "<script>alert(1)</script>",
    'quo"ted-quoted',
    "ünïcödé-id",
  ])("%j of a caller is not taken over; a new one is made", async (id) => {
    const headers = { "x-request-id": Buffer.from(id, "utf8").toString("latin1") };
    const answer = await (await testServer()).fetch("/healthz", { headers });
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the log", () => {
  async function logged() {
    const { runtime, databaseUrl } = await testServer();
    const captured = captureLog();
    return { ...captured, server: serve({ ...runtime, log: captured.log }, databaseUrl) };
  }

  test("has one line for each request, with its caller and its status", async () => {
    const { server, lines } = await logged();
    const ada = await signUp();
    const headers = { authorization: `Bearer ${ada.token}`, "x-request-id": "request-0001" };
    await server.fetch("/api/trpc/tasks.counts?input=%7B%22timeZone%22%3A%22UTC%22%7D", { headers });
    expect(lines).toEqual([
      {
        level: expect.anything(),
        time: expect.anything(),
        event: "request",
        requestId: "request-0001",
        serverRequestId: expect.stringMatching(/^[\da-f-]{36}$/),
        method: "GET",
        path: "/api/trpc/tasks.counts",
        status: 200,
        ms: expect.any(Number),
        userId: ada.userId,
      },
    ]);
  });

  test("gives the reason why a token was refused", async () => {
    const { server, lines } = await logged();
    await server.fetch("/api/trpc/tasks.counts", { headers: { authorization: "Bearer nonsense" } });
    expect(lines).toMatchObject([{ event: "request", status: 401, refusal: "malformed" }]);
  });

  test("never contains a password, a token, a cookie, an e-mail address or what a user wrote", async () => {
    const { server, text } = await logged();
    const email = newEmail();
    const password = "correct horse battery staple";
    const signedUp = await postJson(server, "/api/auth/sign-up/email", { name: "Ada Lovelace", email, password });
    const cookie = signedUp.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const { token } = await (await server.fetch("/api/auth/token", { headers: { cookie } })).json();
    const headers = { authorization: `Bearer ${token}` };
    await postJson(server, "/api/trpc/tasks.create", { title: "my diary entry" }, headers);
    await server.fetch(`/api/trpc/tasks.list?input=${encodeURIComponent('{"search":"my diary"}')}`, { headers });
    await server.fetch("/api/tasks?search=diary", { headers });
    await postJson(server, "/api/auth/sign-in/email", { email, password: "a wrong horse" });
    await server.fetch(`/api/auth/reset-password/secret-reset-token-1234?callbackURL=/x`);
    await server.fetch(`/api/auth/verify-email?token=secret-verify-token-1234`);
    await server.fetch(`/api/auth/callback/google?code=secret-code-1234&state=x`);
    const everything = text();
    expect(everything).toContain("/api/trpc/tasks.create");
    const session = cookie.split("session_token=")[1]?.split(";")[0] ?? "absent";
    for (const secret of [password, "wrong horse", email, "Lovelace", "diary", String(token), session, "secret-"]) {
      expect(everything).not.toContain(secret);
    }
    expect(everything).not.toMatch(/ey[\w-]+\.ey/);
  });

  test("names the kind and place of an internal failure, without the database's message", async () => {
    const server = await startServer();
    const captured = captureLog();
    const watched = serve({ ...server.runtime, log: captured.log }, server.databaseUrl);
    const ada = await signUp({ server });
    const owner = openConnection(server.databaseUrl);
    await owner`drop table tasks`;
    await owner.end();
    const answer = await postJson(
      watched,
      "/api/trpc/tasks.create",
      { title: "my diary entry" },
      { cookie: ada.cookie },
    );
    expect(answer.status).toBe(500);
    const body = await answer.text();
    expect(body).toContain("Something went wrong on our side.");
    expect(body).not.toMatch(/tasks"|insert|relation|diary|node_modules|\bat /);
    const failure = captured.lines.find(({ event }) => event === "procedure_failed");
    expect(failure).toMatchObject({ reason: { code: "42P01", at: expect.any(Array) } });
    expect(captured.text()).not.toContain("diary");
    await server.close();
  });
});
