import { describe, expect, test } from "vitest";
import { cookieFrom, newEmail, postJson, signUp } from "~/testing/people/people";
import { startServer, testServer, type TestServer } from "~/testing/server/runtime";

const password = "a long enough password";

async function signIn(server: TestServer, body: unknown, headers?: Record<string, string>) {
  return postJson(server, "/api/auth/sign-in/email", body, headers);
}

async function register(body: Record<string, unknown>) {
  const server = await testServer();
  return postJson(server, "/api/auth/sign-up/email", { name: "Ada", email: newEmail(), password, ...body });
}

describe("signing in", () => {
  test("works with the password, whatever the case of the address", async () => {
    const ada = await signUp();
    const answer = await signIn(ada.server, { email: ada.email.toUpperCase(), password: ada.password });
    expect(answer.status).toBe(200);
    const headers = { cookie: cookieFrom(answer) };
    expect((await ada.server.fetch("/api/trpc/tasks.counts", { headers })).status).toBe(200);
  });

  test("with a wrong password and with an unknown address reads the same, byte for byte", async () => {
    const ada = await signUp();
    const wrong = await signIn(ada.server, { email: ada.email, password: "not her password" });
    const unknown = await signIn(ada.server, { email: newEmail(), password: "not her password" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    expect(cookieFrom(wrong)).toBe("");
  });

  test.each([
    ["https://evil.example.com", 403],
    ["null", 403],
    ["http://localhost:4400", 200],
  ])("from %s answers %i", async (origin, status) => {
    const ada = await signUp();
    const answer = await signIn(ada.server, { email: ada.email, password: ada.password }, { origin, cookie: "a=b" });
    expect(answer.status).toBe(status);
  });
});

describe("signing up", () => {
  test("twice with one address, whatever its case, signs no user in, and the first account stays as it was", async () => {
    const ada = await signUp();
    const again = await register({ email: ada.email.toUpperCase(), password: "another long password" });
    expect(again.status).toBe(200);
    expect(cookieFrom(again)).toBe("");
    expect((await signIn(ada.server, { email: ada.email, password: ada.password })).status).toBe(200);
  });

  test("twice at the same moment makes one account", async () => {
    const email = newEmail();
    const answers = await Promise.all([1, 2, 3].map(() => register({ email })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.filter((answer) => cookieFrom(answer) !== "")).toHaveLength(1);
  });

  test.each([
    ["a short password", { password: "1234567" }],
    ["an endless password", { password: "x".repeat(129) }],
    ["a password that is not text", { password: 12_345_678 }],
    ["no password", { password: undefined }],
    ["an address that is none", { email: "ada" }],
    ["an address with a NUL", { email: "ada\0@example.com" }],
    ["an address that is too long", { email: `${"x".repeat(300)}@example.com` }],
    ["an address that is a list", { email: ["ada@example.com"] }],
    ["an empty name", { name: "" }],
    ["a blank name", { name: "  " }],
    ["a name with a NUL", { name: "Ada\0" }],
    ["half of a surrogate pair in the name", { name: "Ada \ud83c" }],
    ["an oversized name", { name: "x".repeat(101) }],
    ["a name that is an object", { name: { first: "Ada" } }],
    ["a picture that runs a script", { image: "javascript:alert(1)" }],
    ["a NUL in an unknown field", { other: { deep: ["\0"] } }],
    ["a role", { role: "admin" }],
  ])("with %s is refused, and leaves no account behind", async (_what, body: Record<string, unknown>) => {
    const email = newEmail();
    const answer = await register({ email, ...body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await signIn(await testServer(), { email, password })).status).toBe(401);
  });

  test("keeps a name as it was written, without the space around it", async () => {
    const ada = await signUp({ name: "Ada 🌱 de l'Hôpital" });
    const session = await ada.server.fetch("/api/auth/get-session", { headers: { cookie: ada.cookie } });
    expect(await session.json()).toMatchObject({ user: { name: "Ada 🌱 de l'Hôpital", email: ada.email } });
  });
});

describe("the session's own token", () => {
  test("appears in no body of any answer, and in no cookie that a script can read", async () => {
    const ada = await signUp();
    const { server } = ada;
    const token = decodeURIComponent(/session_token=([^;]+)/.exec(ada.cookie)?.[1] ?? "").split(".")[0] ?? "";
    expect(token).toHaveLength(32);
    const own = { headers: { cookie: ada.cookie } };
    const signedIn = await signIn(server, { email: ada.email, password: ada.password });
    const second =
      decodeURIComponent(/session_token=([^;]+)/.exec(cookieFrom(signedIn))?.[1] ?? "").split(".")[0] ?? "";
    const answers = [
      await register({}),
      signedIn,
      await server.fetch("/api/auth/get-session", own),
      await server.fetch("/api/auth/get-session?disableCookieCache=true", own),
      await server.fetch("/api/sessions", own),
      await postJson(server, "/api/auth/update-user", { name: "Ada L." }, { cookie: ada.cookie }),
    ];
    for (const answer of answers) {
      const body = await answer.text();
      expect(answer.status, body).toBe(200);
      expect(body).not.toContain(token);
      expect(body).not.toContain(second);
      expect(body).not.toMatch(/"token":|ey[\w-]+\.ey/);
      for (const line of answer.headers.getSetCookie()) expect(line.toLowerCase()).toContain("httponly");
      expect(answer.headers.get("set-auth-token")).toBeNull();
      expect(answer.headers.get("set-auth-jwt")).toBeNull();
    }
  });

  test("is protected on https: Secure, __Host-, HttpOnly, SameSite", async () => {
    const server = await startServer({ BETTER_AUTH_URL: "https://keel.example.com" });
    const ada = await signUp({ server });
    const answer = await signIn(server, { email: ada.email, password: ada.password });
    const lines = answer.headers.getSetCookie();
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-keel[.-]\w+=/);
      expect(line).toMatch(/; Secure/i);
      expect(line).toMatch(/; HttpOnly/i);
      expect(line).toMatch(/; SameSite=Lax/i);
    }
    expect((await server.fetch("/api/trpc/tasks.counts", { headers: { cookie: ada.cookie } })).status).toBe(200);
    await server.close();
  });
});

describe("Google", () => {
  const ask = (server: TestServer) => postJson(server, "/api/auth/sign-in/social", { provider: "google" });

  test("is not offered where it is not configured", async () => {
    expect((await ask(await testServer())).status).toBe(404);
  });

  test("is offered where it is", async () => {
    const server = await startServer({ GOOGLE_CLIENT_ID: "id-of-keel", GOOGLE_CLIENT_SECRET: "secret-of-keel" });
    const answer = await ask(server);
    expect(answer.status).toBe(200);
    const { url } = await answer.json();
    expect(url).toMatch(/^https:\/\/accounts\.google\.com\/.*client_id=id-of-keel/);
    expect(url).not.toContain("secret-of-keel");
    await server.close();
  });
});
