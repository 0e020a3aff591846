import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cloneDatabase, openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { serve, startServer, testRuntime, type TestServer } from "~/testing/server/runtime";
import { createSigningKeys } from "./signing-keys";

let server: TestServer;
let database: ReturnType<typeof openConnection>;

beforeEach(async () => {
  server = await startServer();
  database = openConnection(server.databaseUrl);
});
afterEach(async () => {
  vi.useRealTimers();
  await database.end();
  await server.close();
});

const kids = async () => (await database<{ id: string }[]>`select id from jwks order by id`).map(({ id }) => id);

describe("the first key", () => {
  test("is made once under a hundred parallel first requests", async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () => (await server.fetch("/api/auth/jwks")).text()),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await kids()).toHaveLength(1);
  });

  test("is made once when the first people sign up at the same moment", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => signUp({ server })));
    expect(new Set(people.map(({ token }) => token.split(".")[0])).size).toBe(1);
    expect(await kids()).toHaveLength(1);
  });

  test("is made once by several instances that start at the same moment", async () => {
    const others = [1, 2, 3].map(() => serve(testRuntime(server.databaseUrl), server.databaseUrl));
    const instances = [server, ...others];
    const answers = await Promise.all(
      instances.flatMap((instance) => Array.from({ length: 10 }, () => instance.fetch("/api/auth/jwks"))),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await kids()).toHaveLength(1);
    await Promise.all(others.map((other) => other.close()));
  });

  test("is an Ed25519 key, whose private half is stored encrypted and never published", async () => {
    const response = await server.fetch("/api/auth/jwks");
    const { keys } = await response.json();
    expect(keys).toEqual([
      { alg: "EdDSA", crv: "Ed25519", kty: "OKP", kid: expect.any(String), x: expect.stringMatching(/^[\w-]{43}$/) },
    ]);
    const [row] = await database`select private_key, expires_at from jwks`;
    expect(row?.["private_key"]).not.toMatch(/"d"|kty/);
  });
});

describe("a verification key", () => {
  test("of another instance is found by its name at once", async () => {
    const { verificationKey, getJwks } = createSigningKeys(server.runtime.database.db);
    expect(await getJwks()).toEqual([]);
    await server.runtime.auth.api.getJwks();
    const [kid = ""] = await kids();
    expect(await verificationKey(kid)).toMatchObject({ algorithm: "EdDSA" });
  });

  test("that is unknown is looked up once a second at most", async () => {
    await server.runtime.auth.api.getJwks();
    const { verificationKey } = createSigningKeys(server.runtime.database.db);
    const start = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: start });
    const [newKid, unknown] = [randomUUID(), randomUUID()];
    expect(await verificationKey(unknown)).toBeUndefined();
    await database`insert into jwks select ${newKid}::uuid, public_key, private_key, alg, crv, now(), null from jwks`;
    expect(await verificationKey(newKid)).toBeUndefined();
    vi.setSystemTime(start + 1001);
    expect(await verificationKey(newKid)).toBeDefined();
  });

  test("that is known goes on working while the database is gone; an unknown one cannot be judged", async () => {
    await server.runtime.auth.api.getJwks();
    const keys = createSigningKeys(server.runtime.database.db);
    const [kid = ""] = await kids();
    await keys.verificationKey(kid);
    await server.runtime.database.close();
    expect(await keys.verificationKey(kid)).toBeDefined();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 86_400_000 });
    expect(await keys.verificationKey(kid)).toBeDefined();
    expect(await keys.getJwks()).toHaveLength(1);
    await expect(keys.verificationKey(randomUUID())).rejects.toThrow("DATABASE_UNREACHABLE");
  });
});

test("tokens keep verifying after a restart on the same database with the same secret", async () => {
  const ada = await signUp({ server });
  const restarted = serve(testRuntime(server.databaseUrl), server.databaseUrl);
  const headers = { authorization: `Bearer ${ada.token}` };
  expect((await restarted.fetch("/api/trpc/tasks.counts", { headers })).status).toBe(200);
  const withCookie = await restarted.fetch("/api/trpc/tasks.counts", { headers: { cookie: ada.cookie } });
  expect(withCookie.status).toBe(200);
  await restarted.close();
});

test("tokens of another installation are worth nothing here", async () => {
  const other = await startServer({ DATABASE_URL: await cloneDatabase() });
  const stranger = await signUp({ server: other });
  const bearer = await server.fetch("/api/trpc/tasks.counts", {
    headers: { authorization: `Bearer ${stranger.token}` },
  });
  const cookie = await server.fetch("/api/trpc/tasks.counts", { headers: { cookie: stranger.cookie } });
  expect([bearer.status, cookie.status]).toEqual([401, 401]);
  await other.close();
});
