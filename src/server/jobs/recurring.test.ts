import { uuidv7 } from "uuidv7";
import { afterEach, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { captureLog } from "~/testing/server/log";
import { startServer } from "~/testing/server/runtime";
import { createAudit } from "../audit/audit";
import type { FeatureJobContext } from "../context";
import { startBackground } from "./background";
import type { Job } from "./job";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function installation() {
  const server = await startServer();
  const sql = openConnection(server.databaseUrl);
  stops.push(server.close, () => sql.end());
  const { log, text } = captureLog();
  const startInstance = (jobs: Job<FeatureJobContext>[]) => {
    const stop = startBackground({ ...server.runtime, log }, jobs, { jobsEvery: 20 });
    stops.push(stop);
    return stop;
  };
  const turnsOf = (name: string) =>
    sql<{ state: string; output: unknown }[]>`
      select state::text, output from pgboss.job where name = 'recurring' and data ->> 'name' = ${name}`;
  const eventsOf = (userId: string) => sql`select request_id from audit_events where user_id = ${userId}::uuid`;
  return { startInstance, turnsOf, eventsOf, logged: text };
}

test("a job runs once per interval, however many instances there are, and its result is stored", async () => {
  const { startInstance, turnsOf, logged } = await installation();
  let runs = 0;
  const count: Job = { name: "count", every: 3_600_000, run: async () => ({ runs: (runs += 1) }) };
  for (let instance = 0; instance < 3; instance += 1) startInstance([count]);
  await eventually(async () => {
    expect(await turnsOf("count")).toMatchObject([{ state: "completed", output: { runs: 1 } }]);
  });
  await eventually(async () => {
    expect(await turnsOf("look after queues")).toMatchObject([{ state: "completed" }]);
  });
  expect(runs).toBe(1);
  expect(logged()).toMatch(/"event":"job","name":"count","runs":1/);
});

test("a failed job changes nothing, is logged without its data, and runs again in the next interval", async () => {
  const { startInstance, turnsOf, logged } = await installation();
  let runs = 0;
  const breaking: Job = {
    name: "break",
    every: 1000,
    run: async () => {
      runs += 1;
      throw new Error("the password is hunter2");
    },
  };
  startInstance([breaking]);
  await eventually(() => expect(runs).toBeGreaterThan(1));
  await eventually(async () => {
    expect((await turnsOf("break"))[0]).toMatchObject({ state: "failed", output: { reason: "Error" } });
  });
  expect(logged()).toMatch(/"event":"job_failed","name":"break"/);
  expect(logged()).not.toContain("hunter2");
});

test("a job has the context of procedures, without a caller, in its own transaction", async () => {
  const { startInstance, turnsOf, eventsOf } = await installation();
  const [kept, lost] = [uuidv7(), uuidv7()];
  const seen: FeatureJobContext[] = [];
  const note = (name: string, userId: string, isBroken: boolean): Job<FeatureJobContext> => ({
    name,
    every: 3_600_000,
    run: async (ctx) => {
      seen.push(ctx);
      await createAudit({ kind: "mail.dead", requestId: ctx.requestId }).record(ctx.db, { userId });
      if (isBroken) throw new Error("half done");
      return { noted: 1 };
    },
  });
  startInstance([note("note", kept, false), note("note and break", lost, true)]);
  await eventually(async () => {
    expect(await turnsOf("note")).toMatchObject([{ state: "completed" }]);
    expect(await turnsOf("note and break")).toMatchObject([{ state: "failed" }]);
  });
  const nobody = { principal: undefined, origin: { address: null, userAgent: null, serverRequestId: null } };
  for (const ctx of seen) expect(ctx).toMatchObject({ ...nobody, now: expect.stringMatching(/Z$/) });
  expect(seen.map(({ requestId }) => requestId)).toContain((await eventsOf(kept))[0]?.["request_id"]);
  expect(await eventsOf(lost)).toEqual([]);
});

test("a worker that is stopped lets running jobs end, and takes no more", async () => {
  const { startInstance, turnsOf } = await installation();
  let finish: (() => void) | undefined;
  const slow: Job = {
    name: "slow",
    every: 3_600_000,
    run: () => new Promise((resolve) => (finish = () => resolve({ done: 1 }))),
  };
  const stop = startInstance([slow]);
  await eventually(() => expect(finish).toBeDefined());
  const stopped = stop();
  finish?.();
  await stopped;
  expect((await turnsOf("slow"))[0]).toMatchObject({ state: "completed", output: { done: 1 } });
});
