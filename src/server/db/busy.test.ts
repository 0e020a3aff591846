import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "~/testing/database/database";
import { startFaultProxy, type FaultProxy } from "~/testing/outage/fault-proxy";
import { openDatabase, type DatabaseClient } from "./client";

/** A quarter of a second for each statement: a hundred and more that wait at once cannot all be answered in time by four connections. */
const slow = { kind: "delay", milliseconds: 125 } as const;
/** As long as a statement takes that 64 callers can ask again and again, with ten connections. */
const busy = { kind: "delay", milliseconds: 12 } as const;

let proxy: FaultProxy;
const clients: DatabaseClient[] = [];

beforeAll(async () => {
  proxy = await startFaultProxy(await cloneDatabase());
});

afterAll(async () => {
  await proxy.set({ kind: "none" });
  await Promise.all(clients.map((client) => client.close()));
  await proxy.close();
});

/** Returns a pool whose connections are all open. */
async function openPool(connections: number): Promise<DatabaseClient> {
  await proxy.set({ kind: "none" });
  const client = openDatabase(proxy.url, { prepare: true, connections });
  clients.push(client);
  await Promise.all(Array.from({ length: connections }, () => client.db.execute("select pg_sleep(0.05)")));
  return client;
}

/** Asks `times` times, one after the other. Returns what each was answered: `answered`, or why it was not. */
async function ask({ db }: DatabaseClient, times: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (let asked = 0; asked < times; asked++) {
    outcomes.push(
      await db.execute("select 1").then(
        () => "answered",
        (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
      ),
    );
  }
  return outcomes;
}

const askAll = async (client: DatabaseClient, callers: number, times: number) =>
  (await Promise.all(Array.from({ length: callers }, () => ask(client, times)))).flat();

describe("a database with more callers than connections", () => {
  test("serves every operation whose turn comes in time, however long there has been a queue", async () => {
    const client = await openPool(10);
    await proxy.set(busy);
    expect(new Set(await askAll(client, 64, 12))).toEqual(new Set(["answered"]));
  });

  test("rejects at once what would not be served in time, so that nothing waits in vain", async () => {
    const client = await openPool(4);
    await proxy.set(slow);
    // The pool learns how long a statement takes.
    await askAll(client, 4, 12);
    const outcomes = await askAll(client, 60, 1);
    const refused = outcomes.filter((outcome) => outcome === "DATABASE_BUSY").length;
    expect(new Set(outcomes)).toEqual(new Set(["answered", "DATABASE_BUSY"]));
    expect(client.stats().rejected).toBe(refused);
  });

  test("serves again as soon as the database is quick again", async () => {
    const client = await openPool(4);
    await proxy.set(slow);
    await askAll(client, 60, 4);
    await proxy.set({ kind: "none" });
    await askAll(client, 4, 12);
    expect(new Set(await askAll(client, 64, 4))).toEqual(new Set(["answered"]));
  });
});
