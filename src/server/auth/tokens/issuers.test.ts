import { exportJWK, SignJWT, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { startKeyServer, type KeyServer } from "~/testing/server/key-server";
import { postJson, signUp, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { mint, newSigner, secondsFromNow } from "~/testing/people/tokens";

const secret = "a shared secret that is long enough 4f7a9c";
const trusted = "https://login.example.com";

let server: TestServer;
let plain: TestServer;
let outside: KeyServer;
let outsider: Awaited<ReturnType<typeof newSigner>>;
let ada: Person;

beforeAll(async () => {
  outsider = await newSigner("outside", "ES256");
  outside = await startKeyServer([{ ...(await exportJWK(outsider.publicKey)), kid: "outside" }]);
  const issuers = [{ issuer: trusted, audience: "keel", jwks_url: outside.url, algorithms: ["ES256"] }];
  plain = await startServer();
  server = await startServer({
    DATABASE_URL: plain.databaseUrl,
    JWT_SHARED_SECRET: secret,
    JWT_TRUSTED_ISSUERS: JSON.stringify(issuers),
  });
  ada = await signUp({ server });
});

afterAll(async () => {
  for (const { runtime } of [server, plain]) {
    await runtime.revocations.close();
    await runtime.database.close();
  }
  await outside.close();
});

const life = () => ({ iat: secondsFromNow(0), exp: secondsFromNow(600) });
const serviceClaims = (): JWTPayload => ({
  sub: ada.userId,
  iss: `${server.runtime.origin}/service`,
  aud: `${server.runtime.origin}/api`,
  ...life(),
});
const outsideClaims = (): JWTPayload => ({ sub: ada.userId, iss: trusted, aud: "keel", ...life() });
const signShared = (claims: JWTPayload, key = secret) =>
  new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(key));
const statusOf = async (token: string, at = server) =>
  (await at.fetch("/api/trpc/tasks.tags", { headers: { authorization: `Bearer ${token}` } })).status;

describe("a service token", () => {
  test("acts for the user it names, with that user's role and no other", async () => {
    expect(await statusOf(await signShared({ ...serviceClaims(), role: "admin" }))).toBe(200);
    const { principal } = await server.runtime.authenticate({
      headers: new Headers({ authorization: `Bearer ${await signShared({ ...serviceClaims(), role: "admin" })}` }),
      method: "GET",
    });
    expect(principal).toEqual({
      userId: ada.userId,
      email: ada.email,
      name: ada.name,
      role: "user",
      sessionId: undefined,
    });
  });

  test("is worth nothing where no secret is shared, or with another secret", async () => {
    expect(await statusOf(await signShared(serviceClaims()), plain)).toBe(401);
    expect(await statusOf(await signShared(serviceClaims(), "another secret that is long enough 1234"))).toBe(401);
  });

  test("cannot pass for a token of a session, nor for one of another issuer", async () => {
    const { origin } = server.runtime;
    const session = { email: ada.email, name: ada.name, role: "admin", sid: "x" };
    expect(await statusOf(await signShared({ ...serviceClaims(), ...session, iss: origin, aud: origin }))).toBe(401);
    expect(await statusOf(await signShared({ ...serviceClaims(), iss: trusted, aud: "keel" }))).toBe(401);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a subject without an account", { sub: "0198f4a8-0000-7000-8000-000000000000" }],
    ["a subject that is no id", { sub: "ada" }],
    ["another audience", { aud: "elsewhere" }],
    ["a life of an hour", { exp: secondsFromNow(3600) }],
    ["no end", { exp: undefined }],
  ])("with %s is refused", async (_what, claims) => {
    expect(await statusOf(await signShared({ ...serviceClaims(), ...claims }))).toBe(401);
  });

  test("is refused as soon as its user is deleted", async () => {
    const bob = await signUp({ server });
    const token = await signShared({ ...serviceClaims(), sub: bob.userId });
    expect(await statusOf(token)).toBe(200);
    const sql = openConnection(server.databaseUrl);
    await sql`delete from users where id = ${bob.userId}`;
    await sql.end();
    plain.runtime.revocations.mark("user", bob.userId);
    await eventually(async () => expect(await statusOf(token)).toBe(401));
  });
});

describe("a token of a trusted issuer", () => {
  test("acts for the user it names, as long as its issuer's key signs it", async () => {
    expect(await statusOf(await mint(outsider, outsideClaims()))).toBe(200);
    expect(await statusOf(await mint(outsider, outsideClaims(), { typ: "at+jwt" }))).toBe(200);
    const stranger = await newSigner("outside", "ES256");
    expect(await statusOf(await mint(stranger, outsideClaims()))).toBe(401);
  });

  test("is worth nothing where its issuer is not trusted", async () => {
    expect(await statusOf(await mint(outsider, outsideClaims()), plain)).toBe(401);
  });

  test("cannot speak for this installation, for a service, or with another algorithm", async () => {
    const { origin } = server.runtime;
    expect(await statusOf(await mint(outsider, { ...outsideClaims(), iss: origin, aud: origin }))).toBe(401);
    expect(await statusOf(await mint(outsider, { ...serviceClaims() }))).toBe(401);
    const jwk = JSON.stringify(await exportJWK(outsider.publicKey));
    expect(await statusOf(await signShared(outsideClaims(), jwk))).toBe(401);
  });

  test("is refused alike for every reason, and the log alone knows which", async () => {
    const expired = await mint(outsider, { ...outsideClaims(), iat: secondsFromNow(-900), exp: secondsFromNow(-60) });
    const foreign = await mint(outsider, { ...outsideClaims(), aud: "other" });
    const bodies = await Promise.all(
      [expired, foreign, "x.y.z"].map(async (token) => {
        const answer = await server.fetch("/api/tasks", {
          headers: { authorization: `Bearer ${token}`, "x-request-id": "the-same-id" },
        });
        return [answer.status, answer.headers.get("www-authenticate"), await answer.text()];
      }),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });
});

test("cookies and other endpoints of Better Auth accept no token of another issuer", async () => {
  const token = await signShared(serviceClaims());
  const answer = await postJson(server, "/api/auth/change-password", {}, { authorization: `Bearer ${token}` });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});
