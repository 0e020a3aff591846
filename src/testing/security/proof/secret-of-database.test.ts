import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApiProgram } from "../../server/api-process";
import { type AppProcess, startAppProcess } from "../../server/app-process";
import { openConnection } from "../../database/database";
import { createDirectories } from "../../database/embedded-launcher";
import { signUp } from "../../people/people";
import { startServer, type TestServer, testRuntime } from "../../server/runtime";
import { readiness } from "~/server/api/health";
import { abandonUnreadable } from "~/server/auth/secret/abandon";
import { requireReadable } from "~/server/auth/secret/require-readable";
import { findUnreadable } from "~/server/auth/secret/unreadable";

const places = createDirectories();
const started: AppProcess[] = [];
const another = "aQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gB";
const credentials = { name: "Ada", email: "ada@example.com", password: "a long enough password" };
let program = "";
let dataDir = "";
let secret = "";

beforeAll(async () => {
  program = await buildApiProgram();
  dataDir = dirname(await places.make());
});
afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await rm(program, { force: true });
  await places.removeAll();
});

function start(environment: Record<string, string> = {}): AppProcess {
  const app = startAppProcess({ DATA_DIR: dataDir, RATE_LIMIT: "off", ...environment }, [], program);
  started.push(app);
  return app;
}
async function stop({ child, ended }: AppProcess) {
  child.kill("SIGTERM");
  return ended;
}
const post = (origin: string, path: string, body: object) =>
  fetch(`${origin}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });

const abandon = (environment: Record<string, string> = {}, ...args: string[]) =>
  startAppProcess(
    { DATA_DIR: dataDir, ...environment },
    ["scripts/commands/secret-abandon.ts", ...args],
    "node_modules/tsx/dist/cli.mjs",
  ).ended;

const remedies = /BETTER_AUTH_SECRET.*BETTER_AUTH_SECRETS.*DATA_DIR.*npm run secret:abandon/;

async function expectRefusal(environment: Record<string, string>) {
  const { code, output } = await start(environment).ended;
  expect(code).toBe(1);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(output).toMatch(remedies);
  expect(output).not.toMatch(/^\s+at |Error:/m);
}

describe("an installation and its secret", () => {
  test("an empty database gets a secret, and keeps it", async () => {
    const app = start();
    const origin = await app.origin;
    expect((await post(origin, "sign-up/email", credentials)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    await stop(app);
    secret = (await readFile(join(dataDir, "secret"), "utf8")).trim();
    expect(secret.length).toBeGreaterThanOrEqual(32);
  });

  test("another secret is refused with the two remedies", async () => {
    await expectRefusal({ BETTER_AUTH_SECRET: another });
    await expectRefusal({ BETTER_AUTH_SECRETS: `2:${another},1:${another.toLowerCase()}` });
  });

  test("no secret is generated where one was lost", async () => {
    await rm(join(dataDir, "secret"));
    await expectRefusal({});
    await expect(stat(join(dataDir, "secret"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("the old secret is enough for an older version's database", async () => {
    const app = start({ BETTER_AUTH_SECRETS: `2:${another},1:${secret}` });
    const origin = await app.origin;
    const answer = await post(origin, "sign-in/email", credentials);
    expect([answer.status, (await fetch(`${origin}/readyz`)).status]).toEqual([200, 200]);
    await stop(app);
  });

  test("starting over lists the losses first, and changes nothing", async () => {
    const { code, output } = await abandon();
    expect(code).toBe(0);
    expect(output).toMatch(/1 signing key/);
    expect(output).toMatch(/dry run/);
    await expect(stat(join(dataDir, "secret"))).rejects.toMatchObject({ code: "ENOENT" });
    await writeFile(join(dataDir, "secret"), secret);
    const kept = await abandon();
    // The mail about the sign-in with the two secrets was encrypted with the newer one.
    expect(kept.output).toMatch(/1 mail that waits/);
    expect(kept.output).not.toMatch(/signing key/);
    await rm(join(dataDir, "secret"));
  });

  test("once applied, a new secret is generated, and users sign in again with their passwords", async () => {
    const { code, output } = await abandon({}, "--apply");
    expect([code, output]).toEqual([0, expect.stringMatching(/sessions? ha(s|ve) ended/)]);
    const app = start();
    const origin = await app.origin;
    expect((await readFile(join(dataDir, "secret"), "utf8")).trim()).not.toBe(secret);
    const answer = await post(origin, "sign-in/email", credentials);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    expect((await fetch(`${origin}/api/auth/token`, { headers: { cookie } })).status).toBe(200);
    const besides = await abandon();
    expect([besides.code, besides.output]).toEqual([1, expect.stringContaining("Keel is running here")]);
    await stop(app);
  });
});

describe("a server with another secret", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
    await signUp({ server });
  });
  afterAll(() => server.close());

  const withSecret = async <T>(secrets: string, work: (runtime: ReturnType<typeof testRuntime>) => Promise<T>) => {
    const runtime = testRuntime(server.databaseUrl, { BETTER_AUTH_SECRETS: secrets });
    try {
      return await work(runtime);
    } finally {
      await Promise.all([runtime.revocations.close(), runtime.refusedTokens.close()]);
      await runtime.database.close();
    }
  };

  test("is not ready, because it cannot sign tokens; one with the right secret is", async () => {
    expect(await readiness(server.runtime)).toMatchObject({ ready: true });
    const found = await withSecret(`1:${another}`, readiness);
    expect(found.checks).toContainEqual({ name: "tokens", ok: false });
    expect(found.ready).toBe(false);
  });

  test("gives up only what it cannot decrypt: the owner of a second factor is told, and the rest stays", async () => {
    const ada = await signUp({ server });
    const { auth, database, outbox, onSessionEnd } = server.runtime;
    const sql = openConnection(server.databaseUrl);
    const lost = `$ba$7$${"00".repeat(60)}`;
    await sql`insert into two_factors (user_id, secret, backup_codes) values (${ada.userId}, ${lost}, ${lost})`;
    await sql`update users set two_factor_enabled = true where id = ${ada.userId}`;
    const before = await sql`select id from jwks`;
    const { secretConfig } = await auth.$context;
    const unreadable = await findUnreadable(database.db, secretConfig);
    expect(unreadable).toEqual({ keys: [], secondFactors: [ada.userId], mails: [], linkedAccounts: [] });
    await abandonUnreadable({ db: database.db, outbox, onSessionEnd }, unreadable);
    const [state] = await sql`
      select two_factor_enabled as enabled, (select count(*)::int from two_factors) as factors, (select count(*)::int from sessions) as sessions
      from users where id = ${ada.userId}`;
    expect(state).toEqual({ enabled: false, factors: 0, sessions: 0 });
    expect(await sql`select id from jwks`).toEqual(before);
    const mail = await sql`select kind from mails where recipient = ${ada.email} and kind = 'second-factor-changed'`;
    const told =
      await sql`select reason from audit_events where user_id = ${ada.userId} and kind = 'user.second_factor_reset'`;
    expect([mail.length, ...told]).toEqual([1, { reason: "secret_abandoned" }]);
    await sql`delete from mails`;
    await sql.end();
  });

  test.each([
    ["second factors", "insert into two_factors (user_id, secret, backup_codes) select id, $1, $1 from users limit 1"],
    [
      "waiting mail",
      "insert into mails (id, recipient, kind, content) values (gen_random_uuid(), 'a@example.com', 'x', $1)",
    ],
  ])("is refused when %s were encrypted with a missing version", async (what, statement) => {
    const { secrets } = { secrets: `2:${another},1:kQ7zV1xN4bT9mW2cR8yL5pD3hJ6sF0gA` };
    const check = () => withSecret(secrets, ({ auth, database }) => requireReadable({ auth, db: database.db }));
    await expect(check()).resolves.toBeUndefined();
    const sql = openConnection(server.databaseUrl);
    await sql.unsafe(statement, [`$ba$7$${"00".repeat(60)}`]);
    await expect(check()).rejects.toThrow(what);
    await expect(check()).rejects.toThrow(remedies);
    await sql`delete from two_factors`;
    await sql`delete from mails`;
    await sql.end();
  });
});
