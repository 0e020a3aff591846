import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cloneDatabase } from "~/testing/database/database";
import { type FaultProxy, startFaultProxy } from "~/testing/outage/fault-proxy";
import { type Database, type DatabaseClient, openDatabase } from "../client";
import { rateLimits } from "../../limits/table";

let proxy: FaultProxy;
let client: DatabaseClient;
beforeAll(async () => {
  proxy = await startFaultProxy(await cloneDatabase());
  client = openDatabase(proxy.url, { prepare: true, connections: 1 });
});
afterAll(async () => {
  await client.close();
  await proxy.close();
});
beforeEach(async () => {
  await proxy.set({ kind: "none" });
  await client.db.delete(rateLimits);
});

const read = (db: Database) => db.execute(sql`select 1`);
const write = (db: Database, key: string) =>
  db.execute(sql.raw(`insert into allowances (key, used, resets_at) values ('${key}', 1, now())`));
const written = async () =>
  (await client.db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key).toSorted();

/** Returns how often the database is waited for. */
async function roundTripsOf(work: (tx: Database) => Promise<unknown>): Promise<number> {
  const before = proxy.roundTrips();
  await client.db.transaction(work);
  return proxy.roundTrips() - before;
}

test("a transaction that begins by reading waits for its statements and the commit alone", async () => {
  expect(await roundTripsOf(read)).toBe(2);
  expect(await roundTripsOf((tx) => write(tx, "one"))).toBe(3);
  const within = await roundTripsOf(async (tx) => {
    await read(tx);
    await tx.transaction((savepoint) => write(savepoint, "two"));
    await write(tx, "three");
  });
  expect(within).toBe(4);
  expect(await written()).toEqual(["one", "three", "two"]);
});

test("a savepoint that is the last of a transaction is answered before the commit", async () => {
  await client.db.transaction((tx) => tx.transaction((savepoint) => write(savepoint, "one")));
  expect(await written()).toEqual(["one"]);
});

test("what fails in a savepoint is undone, and what stands around it is kept", async () => {
  await client.db.transaction(async (tx) => {
    await write(tx, "one");
    const failing = tx.transaction(async (savepoint) => {
      await write(savepoint, "two");
      await write(savepoint, "two");
    });
    await failing.catch(() => undefined);
    await write(tx, "three");
  });
  expect(await written()).toEqual(["one", "three"]);
});

test("nothing is written by a transaction that did not begin, whatever it does first", async () => {
  await proxy.set({ kind: "refuse_begin", sqlstate: "57014" });
  const works: ((tx: Database) => Promise<unknown>)[] = [
    (tx) => write(tx, "one"),
    (tx) => tx.transaction((savepoint) => write(savepoint, "two")),
    async (tx) => {
      await read(tx);
      await write(tx, "three");
    },
    async (tx) => Promise.all([read(tx), write(tx, "four")]),
    async () => undefined,
  ];
  for (const work of works) await expect(client.db.transaction(work)).rejects.toThrow(/./);
  await proxy.set({ kind: "none" });
  expect(await written()).toEqual([]);
});
