import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "~/testing/eventually";
import { postJson, signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { claimsOf, secondsFromNow } from "~/testing/people/tokens";

const secret = "a shared secret that is long enough 4f7a9c";
let server: TestServer;
let ada: Person;
let service: string;

beforeAll(async () => {
  server = await startServer({ JWT_SHARED_SECRET: secret });
  ada = await signUp({ server });
  const { origin } = server.runtime;
  service = await new SignJWT({
    sub: ada.userId,
    iss: `${origin}/service`,
    aud: `${origin}/api`,
    iat: secondsFromNow(0),
    exp: secondsFromNow(600),
  })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));
});

afterAll(async () => {
  await server.runtime.revocations.close();
  await server.runtime.database.close();
});

const ask = (body: string, token: string | undefined, type = "application/x-www-form-urlencoded") =>
  server.fetch("/api/introspect", {
    method: "POST",
    headers: { "content-type": type, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body,
  });
const answerFor = async (token: string) => (await ask(new URLSearchParams({ token }).toString(), service)).json();

describe("introspection", () => {
  test("tells a service who an active token speaks for, and until when", async () => {
    const { iss, aud, exp, iat, sid } = claimsOf(ada);
    expect(await answerFor(ada.token)).toEqual({
      active: true,
      token_type: "Bearer",
      sub: ada.userId,
      username: ada.email,
      role: "user",
      iss,
      aud,
      exp,
      iat,
      sid,
    });
    expect(await answerFor(service)).toMatchObject({ active: true, sub: ada.userId });
  });

  test("knows that a token was revoked, although it has not expired", async () => {
    const bob = await signUp({ server });
    expect(await answerFor(bob.token)).toMatchObject({ active: true });
    await postJson(server, "/api/auth/sign-out", {}, { cookie: bob.cookie });
    await eventually(async () => expect(await answerFor(bob.token)).toEqual({ active: false }));
  });

  test.each(["x", "a.b.c", "\0", "🌱", "x".repeat(100_000)])(
    "says of anything else only that it is not active",
    async (token) => {
      expect(await answerFor(token)).toEqual({ active: false });
    },
  );

  test("answers only services and administrators", async () => {
    const form = new URLSearchParams({ token: ada.token }).toString();
    expect((await ask(form, undefined)).status).toBe(401);
    expect((await ask(form, "made.up.token")).status).toBe(401);
    expect((await ask(form, ada.token)).status).toBe(403);
    const byCookie = { "content-type": "application/x-www-form-urlencoded", cookie: ada.cookie };
    expect((await server.fetch("/api/introspect", { method: "POST", headers: byCookie, body: form })).status).toBe(403);
  });

  test("says what is wrong with a request that is none of RFC 7662", async () => {
    const bodies: [string, string?][] = [[""], ["token="], ["token=a&token=b"], ['{"token":"x"}', "application/json"]];
    for (const [body, type] of bodies) {
      const answer = await ask(body, service, type);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "bad_request", errors: { token: [expect.any(String)] } });
    }
    expect((await server.fetch("/api/introspect", { headers: { authorization: `Bearer ${service}` } })).status).toBe(
      405,
    );
  });
});

describe("an operator who asks why a token is refused", () => {
  test("is told the reason", async () => {
    const refusalReason = async (token: string) => (await server.runtime.inspect(token)).refusal;
    expect(await refusalReason(ada.token)).toBeUndefined();
    expect(await refusalReason("nonsense")).toBe("malformed");
    expect(await refusalReason(`${ada.token.slice(0, -8)}AAAAAAAA`)).toMatch(/bad_signature|malformed/);
  });
});
