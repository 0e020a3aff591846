import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "~/testing/database/database";
import { type FaultProxy, startFaultProxy } from "~/testing/outage/fault-proxy";
import { type Person, signUp } from "~/testing/people/people";
import { startServer, type TestServer } from "~/testing/server/runtime";
import { newClient } from "~/testing/sync/client";

let proxy: FaultProxy;
let server: TestServer;
let ada: Person;
beforeAll(async () => {
  const databaseUrl = await cloneDatabase();
  proxy = await startFaultProxy(databaseUrl);
  server = await startServer({ DATABASE_URL: proxy.url, DATABASE_DIRECT_URL: databaseUrl });
  ada = await signUp({ server });
});
afterAll(async () => {
  await server.close();
  await proxy.close();
});

const id = uuidv7();
/** Every procedure. */
const commands = {
  "tasks.create": () => ({ id: uuidv7(), title: "Read" }),
  "tasks.update": (at: number) => ({ id, title: `Read ${at}` }),
  "tasks.setCompleted": (at: number) => ({ id, completed: at % 2 === 0 }),
  "tasks.delete": () => ({ id }),
  "tasks.restore": () => ({ id }),
};

/**
 * The clock, the number, two statements of the procedure, the receipt, the commit and the row that is returned; and on a slow machine the clock that
 * the hint of the push before tells of.
 */
const most = 8;

test("a push of one command waits for the database eight times at most", async () => {
  const laptop = newClient(ada);
  await laptop.push([laptop.command("tasks.create", { id, title: "Read" })]);
  const fewest: Record<string, number> = {};
  for (const [procedure, inputOf] of Object.entries(commands)) {
    // As often as a connection needs to have prepared its statements, and until no push before it has a hint left to send.
    for (let at = 0; at < 6 || (at < 40 && Number(fewest[procedure]) > most); at += 1) {
      const before = proxy.roundTrips();
      await laptop.push([laptop.command(procedure, inputOf(at))]);
      fewest[procedure] = Math.min(fewest[procedure] ?? Infinity, proxy.roundTrips() - before);
    }
  }
  expect(Object.entries(fewest).filter(([, waits]) => waits > most)).toEqual([]);
});
