import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { cloneDatabase } from "~/testing/database/database";
import { type Database, type DatabaseClient, openDatabase } from "../client";
import { preparedStatements } from "./prepared-statement";
import { users } from "../../auth/tables";

let client: DatabaseClient;
beforeAll(async () => {
  client = openDatabase(await cloneDatabase(), { prepare: true, connections: 1 });
});
afterAll(() => client.close());

/** Returns one of as many statements as there are numbers, and the numbers of those that were built, in their order. */
function numbered() {
  const built: string[] = [];
  const statement = preparedStatements("numbered", (db, { number }: { number: string }) => {
    built.push(number);
    return db
      .select({ id: users.id, number: sql.raw(number) })
      .from(users)
      .where(eq(users.id, sql.placeholder("id")));
  });
  const use = (number: string) => statement(client.db, { number });
  /** Returns whether a variant was kept, so that its use builds nothing. */
  const isKept = (number: string) => {
    const before = built.length;
    use(number);
    return built.length === before;
  };
  return { statement, use, isKept, built };
}
const names = (from: number, count: number) => Array.from({ length: count }, (_, index) => String(from + index));
const counted = z.array(z.object({ count: z.coerce.number() })).transform(([row]) => row?.count ?? 0);
const prepared = async () =>
  counted.parse([
    ...(await client.db.execute(sql`select count(*) from pg_prepared_statements where from_sql is false`)),
  ]);

test("a new variant replaces the least recently used one", () => {
  const { use, isKept } = numbered();
  use("1");
  expect(isKept("1")).toBe(true);
  for (const number of names(2, 150)) use(number);
  use("151");
  expect(isKept("151")).toBe(true);
});

test("a caller who uses every variant once does not evict those that all others use", () => {
  const { use, isKept } = numbered();
  const popular = names(1, 20);
  for (let round = 0; round < 20; round += 1) for (const number of popular) use(number);
  for (const number of names(1000, 3000)) {
    use(number);
    if (Number(number) % 50 === 0) use(popular[Number(number) % 20] ?? "1");
  }
  for (const number of popular) expect(isKept(number), number).toBe(true);
});

test("a variant that is no longer used is evicted, however frequent it was", () => {
  const { use, isKept } = numbered();
  for (const number of names(1, 100)) for (let time = 0; time < 51; time += 1) use(number);
  for (let round = 0; round < 100; round += 1) for (const number of names(500, 100)) use(number);
  expect(names(1, 100).filter(isKept).length).toBeLessThan(10);
});

test("a statement is built once for all transactions, and belongs to the one that executes it", async () => {
  const { statement, built } = numbered();
  const [ada, grace] = [randomUUID(), randomUUID()];
  const find = async (db: Database, id: string) => (await statement(db, { number: "1" }).execute({ id })).length;
  const insert = (db: Database, id: string) => db.insert(users).values({ id, name: "Ada", email: `${id}@example.com` });
  const undo = new Error("This transaction is rolled back.");
  const rolledBack = client.db.transaction(async (tx) => {
    await insert(tx, ada);
    expect([await find(tx, ada), await find(tx, grace)]).toEqual([1, 0]);
    await tx.transaction(async (inner) => {
      await insert(inner, grace);
      expect(await Promise.all([find(inner, ada), find(inner, grace)])).toEqual([1, 1]);
    });
    throw undo;
  });
  await expect(rolledBack).rejects.toBe(undo);
  expect([await find(client.db, ada), await find(client.db, grace)]).toEqual([0, 0]);
  expect(built).toEqual(["1"]);
});

test("a connection does not collect prepared statements without end", async () => {
  const { use } = numbered();
  let most = 0;
  for (const number of names(1, 700)) {
    await use(number).execute({ id: randomUUID() });
    if (Number(number) % 50 === 0) most = Math.max(most, await prepared());
  }
  expect(most).toBeGreaterThan(50);
  expect(most).toBeLessThanOrEqual(201);
});
