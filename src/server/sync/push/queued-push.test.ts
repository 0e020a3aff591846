import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { postJson, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";

test("a push that waits for others of the same user applies nothing after its session has ended", async () => {
  const ada = await signUp();
  await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const ids = Array.from({ length: 5 }, () => uuidv7());
  const holding = openConnection(ada.server.databaseUrl);
  try {
    const pushes = await holding.begin(async (tx) => {
      await tx`select seq from change_clocks where user_id = ${ada.userId} for update`;
      const clients = ids.map((id) => ({ id, client: newClient(ada) }));
      const sent = clients.map(({ id, client }) =>
        client.push([client.command("tasks.create", { id, title: "Late" })]),
      );
      const settled = Promise.allSettled(sent);
      await eventually(async () => {
        const waiting = await tx`
          select pid from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
        expect(waiting.length).toBeGreaterThan(0);
      });
      await postJson(ada.server, "/api/auth/sign-out", {}, { cookie: ada.cookie });
      return { settled };
    });
    expect((await pushes.settled).at(-1)).toMatchObject({ status: "rejected" });
    const late = await holding`select id from tasks where id = ${ids.at(-1) ?? ""}`;
    expect(late).toEqual([]);
  } finally {
    await holding.end();
  }
});
