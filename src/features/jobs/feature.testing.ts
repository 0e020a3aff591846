import { startBackground } from "~/server/jobs/background";
import { eventually } from "~/testing/eventually";
import { testServer } from "~/testing/server/runtime";
import { reason, onUnknownUser } from "~/testing/stories/administrator";
import { refused } from "~/testing/stories/story";
import type { TestingOf } from "~/testing/feature-testing";
import type { jobsFeature } from "./feature";

/** The job that each call starts. */
const name = "clear mail";

export const jobsTesting = {
  inputs: {
    list: () => undefined,
    start: () => ({ name, reason }),
  },
  prepare: async (sql) => {
    await sql`delete from pgboss.job where name = 'recurring'`;
    await sql`insert into pgboss.job (name, data, state) values ('recurring', ${sql.json({ name, seconds: "60" })}, 'completed')`;
  },
  stories: {
    "job.started": {
      done: onUnknownUser(async ({ jobs: { list, start } }) => {
        const { runtime } = await testServer();
        const stop = startBackground(runtime, [], { jobsEvery: 20 });
        const name = await eventually(async () => {
          const done = (await list.query()).jobs.find(({ outcome }) => outcome === "done");
          if (done === undefined) throw new Error("No job has run yet.");
          return done.name;
        });
        await stop();
        await start.mutate({ name, reason });
        return { reason, details: { job: name } };
      }),
      failed: refused((caller) => caller.jobs.start.mutate({ name: "any", reason })),
    },
  },
} satisfies TestingOf<typeof jobsFeature>;
