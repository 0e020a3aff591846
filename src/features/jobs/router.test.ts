import { expect, it, vi } from "vitest";
import { startBackground } from "~/server/background";
import type { Job } from "~/server/jobs";
import { signUpAdmin } from "~/testing/admins";
import { callerAs } from "~/testing/caller";
import { startServer } from "~/testing/runtime";

it("what repeats is listed with its interval and how its last run went, and what waits is counted", async () => {
  const server = await startServer();
  const call = callerAs(await signUpAdmin({ server }));
  const before = await call.jobs.list.query();
  // The administrator's own sign-in is written to them.
  const notices = before.queues[0]?.waiting ?? 0;
  expect(before).toMatchObject({
    jobs: [],
    queues: [
      { name: "mail", active: 0 },
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
  await vi.waitFor(async () => {
    const { jobs: listed, queues } = await call.jobs.list.query();
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(listed).toMatchObject([
      { name: "a good job", every: 3600, outcome: "done", result: { swept: 3 }, startedAt: instant, endedAt: instant },
      { name: "bad job", every: 600, outcome: "failed", result: null },
      { name: "look after queues", every: 60, outcome: "done", result: {} },
    ]);
    expect(queues[0]).toMatchObject({ name: "mail", waiting: notices + 1, active: 0, oldestSince: instant });
    expect(JSON.stringify(listed)).not.toContain("hunter2");
  }, 20_000);
  await stop();
  await server.close();
});
