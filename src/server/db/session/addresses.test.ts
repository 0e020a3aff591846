import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asApplication, cloneDatabase, openConnection } from "~/testing/database/database";
import {
  certificate,
  startPoolerProxy,
  startSocketProxy,
  startTlsProxy,
  type DatabaseProxy,
} from "~/testing/outage/database-proxies";
import { signUp } from "~/testing/people/people";
import { startServer } from "~/testing/server/runtime";
import { migrateDatabase } from "../migrate";
import { installQueues } from "../../jobs/install";
import { parseDatabaseUrl } from "../target/target";
import { openSession } from "./session";

let url: URL;
let directory = "";
const proxies: DatabaseProxy[] = [];

beforeAll(async () => {
  url = new URL(await cloneDatabase());
  directory = await mkdtemp(join(tmpdir(), "keel-socket-"));
  proxies.push(await startSocketProxy(url.href, join(directory, ".s.PGSQL.5433")));
});
afterAll(async () => {
  await Promise.all(proxies.map(({ close }) => close()));
  await rm(directory, { recursive: true });
});

/** Connects, and closes. Answers what the session says of itself, or why there is none. */
async function sessionOf(address: string) {
  const options = { milliseconds: 5000, purpose: "serving", applicationName: "keel test" } as const;
  const session = await openSession(parseDatabaseUrl(address), options).catch((error: unknown) => String(error));
  if (typeof session === "string") return session;
  const [row] = await session.sql<{ name: string; work: string }[]>`
    select current_setting('application_name') as name, current_setting('work_mem') as work`;
  await session.sql.end();
  return { ...row, host: session.route.host.host, isEncrypted: session.route.encryption !== undefined };
}

const through = (proxy: DatabaseProxy, query = "", host = "localhost") =>
  `postgres://${url.username}:${url.password}@${host}:${proxy.port}${url.pathname}${query}`;

describe("a Unix socket is reached", () => {
  test.each([
    () => `postgres://keel:PASSWORD@/DATABASE?host=${directory}&port=5433`,
    () => `postgres://keel:PASSWORD@${encodeURIComponent(directory)}:5433/DATABASE`,
    () => `postgres://keel:PASSWORD@localhost:5433/DATABASE?host=${encodeURIComponent(directory)}&sslmode=verify-full`,
    () => `postgresql:///DATABASE?host=${directory}&port=5433&user=keel&password=PASSWORD`,
    () => `host=${directory} port=5433 user=keel password=PASSWORD dbname=DATABASE`,
  ])("by %s", async (address) => {
    const filled = address().replace("PASSWORD", url.password).replace("DATABASE", url.pathname.slice(1));
    expect(await sessionOf(filled)).toMatchObject({ host: directory });
  });

  test("by all of Keel: migrations, pages, notifications, and statements that are given up", async () => {
    const owner = `${url.protocol}//${url.username}:${url.password}@localhost:5433${url.pathname}?host=${encodeURIComponent(directory)}`;
    await migrateDatabase({ owner, application: asApplication(owner) }, installQueues);
    const server = await startServer({ DATABASE_URL: owner });
    const watching = server.runtime.database.db.execute("select pg_sleep(30)");
    await expect(watching).rejects.toMatchObject({ code: "DATABASE_TIMEOUT" });
    const direct = openConnection(url.href);
    const running =
      await direct`select 1 from pg_stat_activity where query = 'select pg_sleep(30)' and state = 'active'`;
    expect([...running]).toEqual([]);
    await direct.end();
    await server.close();
  });
});

describe("several hosts are tried in turn", () => {
  test("until one answers", async () => {
    const address = `postgres://${url.username}:${url.password}@127.0.0.1:1,${url.host}${url.pathname}`;
    expect(await sessionOf(address)).toMatchObject({ host: url.hostname });
  });

  test("but none after one that rejects the password", async () => {
    const [proxy] = proxies;
    const before = proxy?.accepted();
    const address = `postgres://keel:wrong@${url.host},${encodeURIComponent(directory)}:5433${url.pathname}`;
    expect(await sessionOf(address)).toContain("password authentication failed");
    expect(proxy?.accepted()).toBe(before);
  });
});

describe("encryption follows sslmode", () => {
  let open: DatabaseProxy;
  let demanding: DatabaseProxy;
  beforeAll(async () => {
    open = await startTlsProxy(url.href, { demands: false });
    demanding = await startTlsProxy(url.href, { demands: true });
    proxies.push(open, demanding);
  });

  test.each([
    ["", false],
    ["?sslmode=disable", false],
    ["?sslmode=allow", false],
    ["?sslmode=prefer", true],
    ["?sslmode=require", true],
    ["?sslmode=no-verify", true],
    ["?sslmode=verify-full", expect.stringContaining("self-signed")],
    [`?sslmode=require&sslrootcert=${certificate}`, true],
    [`?sslmode=verify-ca&sslrootcert=${certificate}`, true],
    [`?sslmode=verify-full&sslrootcert=${certificate}`, true],
    ["?sslmode=verify-ca", expect.stringContaining("self-signed")],
    ["?sslrootcert=system", expect.stringContaining("self-signed")],
    ["?ssl=true", expect.stringContaining("self-signed")],
  ])("where it is offered: %s", async (query, expected) => {
    const session = await sessionOf(through(open, query));
    expect(typeof session === "string" ? session : session.isEncrypted).toEqual(expected);
  });

  test("where it is demanded, allow comes to it, and disable is refused", async () => {
    expect(await sessionOf(through(demanding, "?sslmode=allow"))).toMatchObject({ isEncrypted: true });
    expect(await sessionOf(through(demanding, "?sslmode=disable"))).toContain("28000");
  });

  test("without TLS, prefer falls back to plain text, and require fails", async () => {
    const there = (query: string) => `${url.href}?sslmode=${query}`;
    expect(await sessionOf(there("prefer"))).toMatchObject({ host: url.hostname });
    expect(await sessionOf(there("require"))).toContain("it does not encrypt");
  });

  test("another name than the certificate's is refused by verify-full alone", async () => {
    const at = (mode: string) => sessionOf(through(open, `?sslmode=${mode}&sslrootcert=${certificate}`, "127.0.0.1"));
    expect(await at("verify-ca")).toMatchObject({ isEncrypted: true });
    expect(await at("verify-full")).toMatch(/IP: 127\.0\.0\.1 is not in the cert/);
  });
});

test("a name for the application and options for the server arrive", async () => {
  const query = "?application_name=tasks&options=-c%20work_mem%3D7MB";
  expect(await sessionOf(`${url.href}${query}`)).toMatchObject({ name: "tasks", work: "7MB" });
});

describe("through a pooler that refuses parameters it does not carry", () => {
  let pooler: DatabaseProxy;
  beforeAll(async () => {
    pooler = await startPoolerProxy(url.href);
    proxies.push(pooler);
  });
  const address = () => asApplication(through(pooler, "?pgbouncer=true"));

  test("Keel works", async () => {
    await migrateDatabase({ owner: url.href, application: address() }, installQueues);
    const server = await startServer({ DATABASE_URL: through(pooler, "?pgbouncer=true") });
    await expect(signUp({ server })).resolves.toMatchObject({ name: "Ada Lovelace" });
    await server.close();
  });

  test("a setting that it does not carry, and that changes the meaning of statements, is named with the statement to run", async () => {
    const owner = openConnection(url.href);
    const name = url.pathname.slice(1);
    await owner.unsafe(`alter database ${name} set search_path = nowhere`);
    await owner.unsafe(`alter database ${name} set "DateStyle" = 'German'`);
    const migration = migrateDatabase({ owner: url.href, application: address() }, installQueues);
    await expect(migration).rejects.toThrow(
      /does not carry search_path\..*: ALTER ROLE keel_app SET search_path = public, pg_temp$/,
    );
    await owner.unsafe(`alter database ${name} reset all`);
    await owner.end();
  });
});
