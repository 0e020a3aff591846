import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { cloneDatabase } from "~/testing/database/database";
import { type DatabaseClient, openDatabase } from "../client";
import { preparedStatements } from "./prepared-statement";
import { users } from "../../auth/tables";

let client: DatabaseClient;
beforeAll(async () => {
  client = openDatabase(await cloneDatabase(), { prepare: true, connections: 1 });
});
afterAll(() => client.close());

/** Returns one of as many statements as there are numbers. */
const numbered = () =>
  preparedStatements("numbered", (db, { number }: { number: string }) =>
    db
      .select({ id: users.id, number: sql.raw(number) })
      .from(users)
      .where(eq(users.id, sql.placeholder("id"))),
  );
const names = (from: number, count: number) => Array.from({ length: count }, (_, index) => String(from + index));
const counted = z.array(z.object({ count: z.coerce.number() })).transform(([row]) => row?.count ?? 0);
const prepared = async () =>
  counted.parse([
    ...(await client.db.execute(sql`select count(*) from pg_prepared_statements where from_sql is false`)),
  ]);

test("a new variant replaces the least recently used one", () => {
  const statement = numbered();
  const first = statement(client.db, { number: "1" });
  expect(statement(client.db, { number: "1" })).toBe(first);
  for (const number of names(2, 150)) statement(client.db, { number });
  const late = statement(client.db, { number: "151" });
  expect(statement(client.db, { number: "151" })).toBe(late);
});

test("a caller who uses every variant once does not evict those that all others use", () => {
  const statement = numbered();
  const popular = names(1, 20);
  for (let round = 0; round < 20; round += 1) for (const number of popular) statement(client.db, { number });
  const kept = popular.map((number) => statement(client.db, { number }));
  for (const number of names(1000, 3000)) {
    statement(client.db, { number });
    if (Number(number) % 50 === 0) statement(client.db, { number: popular[Number(number) % 20] ?? "1" });
  }
  expect(popular.map((number) => statement(client.db, { number }))).toEqual(kept);
  for (const [at, number] of popular.entries()) expect(statement(client.db, { number })).toBe(kept[at]);
});

test("a variant that is no longer used is evicted, however frequent it was", () => {
  const statement = numbered();
  const before = names(1, 100).map((number) => {
    for (let time = 0; time < 50; time += 1) statement(client.db, { number });
    return statement(client.db, { number });
  });
  for (let round = 0; round < 100; round += 1) for (const number of names(500, 100)) statement(client.db, { number });
  const after = names(1, 100).map((number) => statement(client.db, { number }));
  expect(after.filter((kept, at) => kept === before[at]).length).toBeLessThan(10);
});

test("a connection does not collect prepared statements without end", async () => {
  const statement = numbered();
  let most = 0;
  for (const number of names(1, 700)) {
    await statement(client.db, { number }).execute({ id: randomUUID() });
    if (Number(number) % 50 === 0) most = Math.max(most, await prepared());
  }
  expect(most).toBeGreaterThan(50);
  expect(most).toBeLessThanOrEqual(201);
});
