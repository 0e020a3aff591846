import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { syncedTasks, tasks } from "~/features/tasks/table";
import { openConnection } from "~/testing/database/database";
import { eventually } from "~/testing/eventually";
import { callerAs } from "~/testing/server/caller";
import { type Person, postJson, signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { removeAccounts } from "../../../scripts/commands/accounts";
import { get } from "../auth/better-auth/open-endpoint";
import { recordNewAccount, undoFailedSignUps } from "../auth/account/undo-sign-up";
import { holdClock, purge } from "./purge";

/** Returns how many connections to this database wait for a lock. */
async function waitersIn(watching: ReturnType<typeof openConnection>): Promise<number> {
  const waiting = await watching`
    select distinct pid from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`;
  return waiting.length;
}

/** The ways in which an account is deleted; each returns whether it is gone. */
const ways: Record<string, (person: Person) => Promise<boolean>> = {
  "by its user": async (ada) => {
    const body = { confirmation: ada.email, password: ada.password };
    return (await postJson(ada.server, "/api/auth/delete-user", body, { cookie: ada.cookie })).ok;
  },
  "by the operator": async ({ server, email }) => (await removeAccounts(server.runtime.database.db, { email })) === 1,
  "because its sign-up failed": async ({ server, userId }) => {
    const signUpThatFails = () => {
      recordNewAccount(userId);
      return Promise.resolve(new Response(null, { status: 500 }));
    };
    const handle = undoFailedSignUps({ db: server.runtime.database.db, beforeDeletion: holdClock }, signUpThatFails);
    await handle(new Request(server.runtime.origin), get());
    return true;
  },
};

test.each(Object.entries(ways))(
  "an account is deleted %s while a change of its tasks is under way: neither stops the other",
  async (_way, deleteAccount) => {
    const ada = await signUp();
    const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
    const [changing, watching] = [openConnection(ada.server.databaseUrl), openConnection(ada.server.databaseUrl)];
    try {
      const { deleting } = await changing.begin(async (tx) => {
        await tx`update change_clocks set seq = seq + 1 where user_id = ${ada.userId}`;
        const deleting = deleteAccount(ada);
        await eventually(async () => expect(await waitersIn(watching)).toBeGreaterThan(0));
        await tx`update tasks set title = 'Write', version = version + 1 where id = ${id}`;
        return { deleting };
      });
      expect(await deleting).toBe(true);
      expect(await watching`select id from users where id = ${ada.userId}`).toEqual([]);
    } finally {
      await Promise.all([changing.end(), watching.end()]);
    }
  },
);

test("an account is deleted while its old tasks are deleted permanently: neither stops the other", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  await callerAs(ada).tasks.delete.mutate({ id });
  const [deleting, watching] = [openConnection(ada.server.databaseUrl), openConnection(ada.server.databaseUrl)];
  try {
    const { purging } = await deleting.begin(async (tx) => {
      await tx`select seq from change_clocks where user_id = ${ada.userId} for update`;
      const purging = purge(ada.server.runtime.database.db, syncedTasks, eq(tasks.id, id));
      await eventually(async () => expect(await waitersIn(watching)).toBe(1));
      await tx`delete from users where id = ${ada.userId}`;
      return { purging };
    });
    expect(await purging).toBe(0);
    expect(await watching`select id from tasks where id = ${id}`).toEqual([]);
  } finally {
    await Promise.all([deleting.end(), watching.end()]);
  }
});

test("a change that arrives during the deletion of its account is refused, as it is afterwards", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const [deleting, watching] = [openConnection(ada.server.databaseUrl), openConnection(ada.server.databaseUrl)];
  try {
    const outcomes = await deleting.begin(async (tx) => {
      await tx`select seq from change_clocks where user_id = ${ada.userId} for update`;
      const { tasks } = callerAs(ada);
      const changes = [tasks.update.mutate({ id, title: "Write" }), tasks.create.mutate({ title: "Write" })].map(
        (change) =>
          change.then(
            () => "done",
            (error: { data?: { httpStatus?: number } }) => error.data?.httpStatus,
          ),
      );
      await eventually(async () => expect(await waitersIn(watching)).toBe(2));
      await tx`delete from users where id = ${ada.userId}`;
      return { changes };
    });
    expect(await Promise.all(outcomes.changes)).toEqual([400, 400]);
  } finally {
    await Promise.all([deleting.end(), watching.end()]);
  }
});

test("an account is deleted while a device pushes: the account and its commands are gone", async () => {
  const ada = await signUp();
  const laptop = newClient(ada);
  await laptop.push([laptop.command("tasks.create", { title: "Read" })]);
  const [holding, watching] = [openConnection(ada.server.databaseUrl), openConnection(ada.server.databaseUrl)];
  try {
    const { deleting, pushing } = await holding.begin(async (tx) => {
      await tx`select seq from change_clocks where user_id = ${ada.userId} for update`;
      const body = { confirmation: ada.email, password: ada.password };
      const deleting = postJson(ada.server, "/api/auth/delete-user", body, { cookie: ada.cookie });
      await eventually(async () => expect(await waitersIn(watching)).toBe(1));
      const pushing = laptop.push([laptop.command("tasks.create", { title: "Write" })]);
      await eventually(async () => expect(await waitersIn(watching)).toBe(2));
      return { deleting, pushing };
    });
    expect((await deleting).status).toBe(200);
    expect(await pushing).toEqual({ outcomes: [], expected: 1 });
    expect(await watching`select client_id from sync_clients where user_id = ${ada.userId}`).toEqual([]);
  } finally {
    await Promise.all([holding.end(), watching.end()]);
  }
});
