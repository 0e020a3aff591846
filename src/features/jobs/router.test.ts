import { expect, test } from "vitest";
import { errorOf } from "~/testing/server/responses";
import { startBackground } from "~/server/jobs/background";
import type { Job } from "~/server/jobs/job";
import { signUpAdmin } from "~/testing/people/admins";
import { callerAs } from "~/testing/server/caller";
import { eventually } from "~/testing/eventually";
import { startServer } from "~/testing/server/runtime";
import { auditEntries } from "~/testing/people/audit-log";

test("recurring jobs are listed with their interval and last run, and waiting jobs are counted", async () => {
  const server = await startServer();
  const call = callerAs(await signUpAdmin({ server }));
  const before = await call.jobs.list.query();
  // The administrator's own sign-in adds to them.
  const notices = before.queues[0]?.waiting ?? 0;
  expect(before).toMatchObject({
    jobs: [],
    queues: [
      { name: "mail", active: 0 },
      { name: "push", waiting: 0, active: 0, oldestSince: null },
      { name: "recurring", waiting: 0, active: 0, oldestSince: null },
    ],
  });

  const { outbox, database } = server.runtime;
  const message = { kind: "account-deleted", name: "Ada" } as const;
  await outbox.enqueue(database.db, { to: "ada@example.com", message });
  const jobs: Job[] = [
    { name: "a good job", every: 3_600_000, run: async () => ({ swept: 3 }) },
    { name: "bad job", every: 600_000, run: () => Promise.reject(new Error("hunter2")) },
  ];
  const stop = startBackground(server.runtime, jobs, { jobsEvery: 20 });
  await eventually(async () => {
    const { jobs: listed, queues } = await call.jobs.list.query();
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(listed).toMatchObject([
      { name: "a good job", every: 3600, outcome: "done", result: { swept: 3 }, startedAt: instant, endedAt: instant },
      { name: "bad job", every: 600, outcome: "failed", result: null },
      { name: "look after queues", every: 60, outcome: "done", result: {} },
    ]);
    expect(queues[0]).toMatchObject({ name: "mail", waiting: notices + 1, active: 0, oldestSince: instant });
    expect(JSON.stringify(listed)).not.toContain("hunter2");
  });
  await stop();
  await server.close();
});

test("a job is started with a reason, once at a time, and the audit log records it", async () => {
  const server = await startServer();
  const admin = await signUpAdmin({ server });
  const { jobs } = callerAs(admin);
  let runs = 0;
  const count: Job = { name: "count", every: 3_600_000, run: async () => ({ runs: (runs += 1) }) };
  const stop = startBackground(server.runtime, [count], { jobsEvery: 20 });
  const expectRuns = (number: number) =>
    eventually(async () => {
      const { jobs: listed } = await jobs.list.query();
      expect(listed).toContainEqual(expect.objectContaining({ name: "count", result: { runs: number } }));
    });
  await expectRuns(1);
  const reason = "The disk is full";
  const started = await jobs.start.mutate({ name: "count", reason: ` ${reason} ` });
  expect(started).toMatchObject({ name: "count", every: 3600, outcome: "waiting", result: null });
  await expectRuns(2);
  await stop();

  await jobs.start.mutate({ name: "count", reason });
  const twice = await errorOf(jobs.start.mutate({ name: "count", reason }));
  expect(twice).toMatchObject({ code: "CONFLICT", current: { name: "count", outcome: "waiting" } });
  const unknown = await errorOf(jobs.start.mutate({ name: "no such job", reason }));
  expect(unknown.code).toBe("NOT_FOUND");
  const silent = await errorOf(jobs.start.mutate({ name: "count", reason: " " }));
  expect(silent.fields).toEqual({ reason: ["Enter a reason."] });

  const told = (await auditEntries(server, {})).filter(({ kind }) => kind === "job.started");
  const act = { kind: "job.started", outcome: "success", actor_id: admin.userId, reason, details: { job: "count" } };
  expect(told).toEqual([expect.objectContaining(act), expect.objectContaining(act)]);
  await server.close();
});
