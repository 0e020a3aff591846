import { inspect } from "node:util";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { asApplication, cloneDatabase, emptyDatabase, openConnection } from "../../database/database";
import { startFaultProxy, type FaultProxy } from "../../outage/fault-proxy";
import { isInputError } from "~/server/errors";
import { openBoss } from "~/server/jobs/boss";
import { openDatabase, type Database, type DatabaseClient } from "~/server/db/client";
import { migrateDatabase } from "~/server/db/migrate";
import { installQueues } from "~/server/jobs/install";
import { isOutage } from "~/server/db/outage";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import { users } from "~/server/auth/tables";

let client: DatabaseClient;
let proxy: FaultProxy;
let url = "";

beforeAll(async () => {
  url = await cloneDatabase();
  proxy = await startFaultProxy(url);
  client = openDatabase(proxy.url, { prepare: true });
});
afterAll(async () => {
  await proxy.set({ kind: "none" });
  await client.close();
  await proxy.close();
});

/** Each kind of query, with a value that is a parameter of the statement. */
const ways: Record<string, (db: Database, value: string) => PromiseLike<unknown>> = {
  select: (db, value) => db.select().from(users).where(eq(users.id, value)),
  "select of a part": (db, value) => db.select({ id: users.id }).from(users).where(eq(users.id, value)),
  insert: (db, value) => db.insert(users).values({ name: value, email: value, id: value }),
  update: (db, value) => db.update(users).set({ name: value }).where(eq(users.id, value)),
  delete: (db, value) => db.delete(users).where(eq(users.id, value)),
  "written as text": (db, value) => db.execute(sql`select ${value}::text, ${value}::text::uuid`),
  "with a value in its text": (db, value) => db.execute(sql.raw(`select '${value.replaceAll("'", "''")}'::uuid`)),
  "kept prepared": (db, value) => byId(db, {}).execute({ id: value }),
  "kept prepared, without its value": (db, value) => byId(db, {}).execute({ elsewhere: value }),
  "a division": (db, value) =>
    db.execute(sql`select ${value}::text, 1 / (length(${value}::text) - length(${value}::text))`),
  "a table that is missing": (db, value) => db.execute(sql`select ${value}::text from nowhere`),
  "a name that is taken": async (db, value) => {
    await db.insert(users).values({ name: value, email: `${value}@example.com` });
    await db.insert(users).values({ name: value, email: `${value}@example.com` });
  },
  "a value the driver cannot send": (db, value) =>
    db.execute(sql`select ${sql.param({ toString: () => fail(value) })}::text`),
};
const fail = (value: string): string => {
  throw new TypeError(`"${value}" is no text`);
};
const byId = preparedStatements("user_by_id", (db) =>
  db
    .select()
    .from(users)
    .where(eq(users.id, sql.placeholder("id"))),
);

/** Each context in which a query can run. */
const places: Record<string, (work: (db: Database) => PromiseLike<unknown>) => Promise<unknown>> = {
  "by itself": async (work) => work(client.db),
  "in a transaction": (work) => client.db.transaction(async (db) => work(db)),
  "in a transaction with settings": (work) =>
    client.db.transaction(async (db) => work(db), { isolationLevel: "serializable" }),
  "in a savepoint": (work) => client.db.transaction((outer) => outer.transaction(async (db) => work(db))),
};

/** Returns everything that an error reveals when it is printed. */
const told = (error: unknown) =>
  [
    inspect(error, { depth: 10, showHidden: true }),
    error instanceof Error ? error.stack : "",
    JSON.stringify(error),
    String(error),
  ].join("\n");

async function failureOf(work: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("It was carried out.");
}

const canaries = fc.stringMatching(/^[a-z'"%]{3,12}$/).map((text) => `c4nary-${text}`);

test.each(Object.entries(ways))("nothing of what was asked leaves with the error: %s", async (_way, ask) => {
  await fc.assert(
    fc.asyncProperty(canaries, fc.constantFrom(...Object.values(places)), async (canary, place) => {
      const error = await failureOf(() => place((db) => ask(db, canary)));
      expect(told(error)).not.toMatch(/c4nary|select |insert |update |delete |::uuid/);
    }),
    { numRuns: 12, seed: inject("fuzz").seed },
  );
});

test.each(["refuse", "cut_at_startup", "cut_at_statement"] as const)(
  "nor when the database is away: %s",
  async (kind) => {
    await proxy.set({ kind });
    const errors = await Promise.all(
      Object.values(places).map((place) => failureOf(() => place((db) => db.execute(sql`select ${"c4nary"}::text`)))),
    );
    await proxy.set({ kind: "none" });
    const { username, password } = new URL(url);
    for (const error of errors) {
      expect(isOutage(error)).toBe(true);
      expect(told(error)).not.toContain("c4nary");
      expect(told(error)).not.toContain(password);
      expect(told(error)).not.toContain(`${username}:`);
    }
  },
);

test("the code, the table and the constraint are still known", async () => {
  const person = { name: "Ada", email: "twice@example.com" };
  await client.db.insert(users).values(person);
  const error = await failureOf(() => client.db.insert(users).values(person));
  expect(error).toMatchObject({ code: "23505", table: "users", constraint: "users_email_unique" });
  expect(isInputError(error)).toBe(true);
  expect(isOutage(error)).toBe(false);
});

test("pg-boss reports no data of a job", async () => {
  const boss = await openBoss(client.db);
  const error = await failureOf(() => boss.send("recurring", { name: "c4nary\0" }));
  expect(told(error)).not.toMatch(/c4nary|insert /i);
});

test("a refused migration reveals no row", async () => {
  const empty = await emptyDatabase();
  const owner = openConnection(empty);
  await owner`create table tasks (title text)`;
  await owner`insert into tasks values ('c4nary')`;
  const error = await failureOf(() =>
    migrateDatabase({ owner: empty, application: asApplication(empty) }, installQueues),
  );
  await owner.end();
  expect(told(error)).not.toMatch(/c4nary|create table/i);
  expect(error).toMatchObject({ name: "StartupError", message: expect.stringContaining("42P07") });
});
