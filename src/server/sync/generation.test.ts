import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { startServer } from "~/testing/server/runtime";
import { renewGeneration } from "./generation";

test("an account that is deleted meanwhile does not stop the copies of others from being fetched anew", async () => {
  const server = await startServer();
  const [ada, bob] = [await signUp({ server }), await signUp({ server })];
  await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const { cursor } = await callerAs(ada).sync.changes.query();
  const [deleting, watching] = [openConnection(server.databaseUrl), openConnection(server.databaseUrl)];
  try {
    const { renewing } = await deleting.begin(async (tx) => {
      await tx`delete from users where id = ${bob.userId}`;
      const renewing = renewGeneration(server.runtime.database.db, uuidv7());
      await eventually(async () => {
        const waiting = await watching`
          select pid from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
        expect(waiting.length).toBeGreaterThan(0);
      });
      return { renewing };
    });
    expect(await renewing).toBe(1);
    expect(await callerAs(ada).sync.changes.query({ since: cursor })).toMatchObject({ reset: true });
  } finally {
    await Promise.all([deleting.end(), watching.end(), server.close()]);
  }
});
