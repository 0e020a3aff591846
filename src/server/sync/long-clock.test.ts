import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { purgeTrashJob } from "~/features/tasks/trash/trash";
import { openConnection } from "~/testing/database/database";
import { eventsOf } from "~/testing/server/live";
import { callerAs } from "~/testing/server/caller";
import { signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { asOwnerOf } from "../db/owner";

test.each([2 ** 31 - 2, 2 ** 32 - 2, 2 ** 53 - 100])(
  "a clock that has reached %d goes on, page by page",
  async (seq) => {
    const ada = await signUp();
    const { tasks, sync } = callerAs(ada);
    const sql = openConnection(ada.server.databaseUrl);
    await sql`insert into change_clocks (user_id, seq) values (${ada.userId}, ${seq})`;
    const first = await tasks.create.mutate({ title: "Read" });
    const laptop = newClient(ada);
    const id = uuidv7();
    await laptop.push([laptop.command("tasks.create", { id, title: "Write" })]);
    await tasks.update.mutate({ id: first.id, title: "Read on" });

    const titles: string[] = [];
    for (let since: string | undefined; ;) {
      const page = await sync.changes.query({ since, limit: 1 });
      titles.push(...page.tasks.map(({ title }) => title));
      since = page.cursor;
      if (page.isComplete) break;
    }
    expect(titles).toEqual(["Write", "Read on"]);

    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${ada.token}` };
    const live = await ada.server.fetch("/api/trpc/sync.live", { headers, signal: leaving.signal });
    for await (const { event, data } of eventsOf(live)) {
      if (event !== "message") continue;
      expect(JSON.parse(data)).toEqual({ seq: seq + 3 });
      break;
    }
    leaving.abort();

    const { cursor } = await sync.changes.query({});
    await tasks.delete.mutate({ id });
    await sql`update tasks set deleted_at = now() - interval '31 days' where id = ${id}`;
    await sql.end();
    const { runtime } = ada.server;
    await purgeTrashJob.run({ asOwner: asOwnerOf(runtime.environment), now: new Date().toISOString() });
    expect(await sync.changes.query({ since: cursor })).toMatchObject({ reset: true, tasks: [{ title: "Read on" }] });
  },
);
