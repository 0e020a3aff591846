import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { cookieFrom, postJson, signUp, tokenFor, type Person } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { ensureSigningKey, removeReplacedKeys, rotateKeys, rotateKeysJob } from "./rotation";

let here: TestServer;
let there: TestServer;
let ada: Person;

beforeAll(async () => {
  here = await startServer();
  there = await startServer({ DATABASE_URL: here.databaseUrl });
  ada = await signUp({ server: here });
});

afterAll(() => close(here, there));
afterEach(() => {
  vi.useRealTimers();
});

async function close(...servers: TestServer[]) {
  for (const { runtime } of servers) {
    await runtime.revocations.close();
    await runtime.database.close();
  }
}

const workOn = ({ runtime }: TestServer) => ({
  auth: runtime.auth,
  db: runtime.database.db,
  algorithm: runtime.environment.JWT_ALGORITHM,
});
const kidOf = (token: string) =>
  String(JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString())["kid"]);
const statusOf = async (server: TestServer, token: string) =>
  (await server.fetch("/api/trpc/tasks.tags", { headers: { authorization: `Bearer ${token}` } })).status;
const publishedAt = async (server: TestServer) => (await server.runtime.auth.api.getJwks()).keys.map(({ kid }) => kid);

/** Makes every stored key older, as if time had passed. */
async function age(seconds: number) {
  const sql = openConnection(here.databaseUrl);
  await sql`update jwks set created_at = created_at - make_interval(secs => ${seconds})`;
  await sql`select pg_notify('keel_revocation', 'test keys')`;
  await sql.end();
}

describe("a new signing key", () => {
  test("is published before it signs, then signs everywhere, while tokens of the one before stay good", async () => {
    await age(60);
    const old = await tokenFor(ada.cookie, here);
    const { id } = await rotateKeys(workOn(here));
    await eventually(async () => expect(await publishedAt(there)).toContain(id));
    await here.runtime.auth.api.getJwks();
    expect(kidOf(await tokenFor(ada.cookie, there))).not.toBe(id);
    await age(10);
    for (const server of [here, there]) {
      await eventually(async () => expect(kidOf(await tokenFor(ada.cookie, server))).toBe(id));
    }
    const renewed = await tokenFor(ada.cookie, there);
    for (const token of [old, renewed])
      for (const server of [here, there]) expect(await statusOf(server, token)).toBe(200);
  });

  test("takes the place of the old ones only after every token of theirs has expired", async () => {
    await age(10);
    const { id } = await rotateKeys(workOn(here));
    expect(await removeReplacedKeys(here.runtime.database.db, Date.now() + 30 * 60_000)).toEqual([]);
    const removed = await removeReplacedKeys(here.runtime.database.db, Date.now() + 2 * 3_600_000);
    expect(removed.length).toBeGreaterThan(0);
    expect(removed).not.toContain(id);
  });

  test("is refused from the moment it is deleted, on every instance, although it verified before", async () => {
    await age(60);
    const token = await tokenFor(ada.cookie, here);
    for (const server of [here, there]) expect(await statusOf(server, token)).toBe(200);
    await rotateKeys(workOn(here));
    const sql = openConnection(here.databaseUrl);
    await sql`delete from jwks where id = ${kidOf(token)}`;
    await sql`select pg_notify('keel_revocation', 'test keys')`;
    await sql.end();
    for (const server of [here, there]) {
      await eventually(async () => expect(await statusOf(server, token)).toBe(401));
    }
    expect(await statusOf(there, await tokenFor(ada.cookie, there))).toBe(200);
  });

  test("comes by itself when the last one is thirty days old, and not before", async () => {
    const { database, jobContext } = here.runtime;
    const work = jobContext({ db: database.db, requestId: "rotate" });
    const after = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect(await rotateKeysJob.run({ ...work, now: after(29) })).toMatchObject({ made: 0 });
    expect(await rotateKeysJob.run({ ...work, now: after(31) })).toMatchObject({ made: 1 });
  });
});

describe.each(["ES256", "RS256", "PS256"] as const)("an installation that signs with %s", (algorithm) => {
  test("mints and verifies with it, and still accepts what was signed before the change", async () => {
    const before = await startServer();
    const person = await signUp({ server: before });
    const after = await startServer({ DATABASE_URL: before.databaseUrl, JWT_ALGORITHM: algorithm });
    await ensureSigningKey(workOn(after));
    await after.runtime.auth.api.getJwks();
    await eventually(async () => {
      const token = await tokenFor(person.cookie, after);
      expect(JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString())).toMatchObject({
        alg: algorithm,
      });
      expect(await statusOf(after, token)).toBe(200);
    });
    expect(await statusOf(after, person.token)).toBe(200);
    await close(before, after);
  });
});

describe("a new secret in front of the old one", () => {
  const older = "1:an older secret that is long enough to count 9f8e7d";
  const newer = "2:a newer secret that is long enough to count 1a2b3c";

  test("signs no user out and answers no 5xx, by cookie, by session and by token", async () => {
    const before = await startServer({ BETTER_AUTH_SECRETS: older });
    const person = await signUp({ server: before });
    const after = await startServer({ DATABASE_URL: before.databaseUrl, BETTER_AUTH_SECRETS: `${newer},${older}` });
    const session = person.cookie.split("; ").find((pair) => pair.includes("session_token")) ?? "";
    expect(await statusOf(after, person.token)).toBe(200);
    const answer = await after.fetch("/api/trpc/tasks.tags", { headers: { cookie: session } });
    expect(answer.status).toBe(200);
    expect(await statusOf(after, await tokenFor(cookieFrom(answer, session), after))).toBe(200);
    expect((await postJson(after, "/api/auth/sign-out", {}, { cookie: session })).status).toBe(200);
    expect((await after.fetch("/api/trpc/tasks.tags", { headers: { cookie: session } })).status).toBe(401);
    await close(before, after);
  });

  test("does not make a cookie good that a stranger signed", async () => {
    const server = await startServer({ BETTER_AUTH_SECRETS: `${newer},${older}` });
    const person = await signUp({ server });
    const session = decodeURIComponent(person.cookie.split("; ").find((pair) => pair.includes("session_token")) ?? "");
    const forged = session.replace(/\.[^.]+$/, `.${Buffer.alloc(32, 7).toString("base64")}`);
    const [name = "", ...value] = forged.split("=");
    const cookie = `${name}=${encodeURIComponent(value.join("="))}`;
    expect((await server.fetch("/api/trpc/tasks.tags", { headers: { cookie } })).status).toBe(401);
    await close(server);
  });
});
