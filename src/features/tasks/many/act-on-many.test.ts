import fc from "fast-check";
import { expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";

const count = 8;
const at = fc.nat({ max: count - 1 });
const act = fc.constantFrom("complete", "reopen", "delete", "restore", "home", "inbox");
type Act = "complete" | "reopen" | "delete" | "restore" | "home" | "inbox";
const some = fc.uniqueArray(at, { minLength: 1, maxLength: 4 });
const given = fc.record({
  // Each may be below one before it, so that parents come first.
  parents: fc.tuple(...Array.from({ length: count }, (_, own) => fc.option(fc.nat({ max: Math.max(0, own - 1) })))),
  earlier: fc.array(fc.record({ act, task: at }), { maxLength: 4 }),
  acts: fc.array(fc.record({ act, tasks: some.map((list) => list.toSorted((one, other) => one - other)) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

const singles = {
  complete: (id: string) => ["tasks.setCompleted", { id, completed: true }],
  reopen: (id: string) => ["tasks.setCompleted", { id, completed: false }],
  delete: (id: string) => ["tasks.delete", { id }],
  restore: (id: string) => ["tasks.restore", { id }],
  home: (id: string, projectId: string) => ["tasks.move", { id, projectId }],
  inbox: (id: string) => ["tasks.move", { id, projectId: null }],
} as const satisfies Record<Act, (id: string, home: string) => readonly [string, object]>;
const manys = {
  complete: (ids: string[]) => ["tasks.completeMany", { ids, completed: true }],
  reopen: (ids: string[]) => ["tasks.completeMany", { ids, completed: false }],
  delete: (ids: string[]) => ["tasks.deleteMany", { ids }],
  restore: (ids: string[]) => ["tasks.restoreMany", { ids }],
  home: (ids: string[], projectId: string) => ["tasks.moveMany", { ids, projectId }],
  inbox: (ids: string[]) => ["tasks.moveMany", { ids, projectId: null }],
} as const satisfies Record<Act, (ids: string[], home: string) => readonly [string, object]>;

/** A person with a project, and a device whose commands are sent one by one. */
async function withHome() {
  const person = await signUp();
  const { id: home } = await callerAs(person).projects.create.mutate({ name: "Home" });
  const client = newClient(person);
  const send = async ([procedure, input]: readonly [string, object]) => {
    const { outcomes } = await client.push([client.command(procedure, input)]);
    expect(outcomes).toHaveLength(1);
  };
  return { person, home, send };
}

test("an act on many tasks does what the acts on each of them do, parents first", async () => {
  const [one, all] = [await withHome(), await withHome()];
  const database = openConnection(one.person.server.databaseUrl);
  const plant = async (person: Person, parents: readonly (number | null)[]) => {
    await database`delete from tasks where user_id = ${person.userId}`;
    const planted = await plantTasks(
      person,
      parents.map((_, index) => ({ title: `Task ${index}` })),
    );
    const ids = planted.map(({ id }) => id);
    for (const [index, parent] of parents.entries()) {
      const id = ids[index] ?? "";
      // What is too deep is refused, and stands alone.
      if (index > 0 && parent !== null)
        await callerAs(person)
          .tasks.move.mutate({ id, parentId: ids[parent] ?? null })
          .catch(() => undefined);
    }
    return ids;
  };
  const read = async ({ person, home }: typeof one) => {
    const rows = await database`select title, parent_id, project_id, completed, deleted_at is not null as is_trashed
      from tasks where user_id = ${person.userId} order by title`;
    const titles = new Map(
      (await database`select id, title from tasks where user_id = ${person.userId}`).map((row) => [
        row["id"],
        row["title"],
      ]),
    );
    return rows.map(({ title, parent_id: parent, project_id: project, completed, is_trashed: isTrashed }) => {
      return { title, parent: parent && titles.get(parent), isHome: project === home, completed, isTrashed };
    });
  };
  await fc.assert(
    fc.asyncProperty(given, async ({ parents, earlier, acts }) => {
      const ids = { one: await plant(one.person, parents), all: await plant(all.person, parents) };
      for (const step of earlier) {
        await one.send(singles[step.act](ids.one[step.task] ?? "", one.home));
        await all.send(singles[step.act](ids.all[step.task] ?? "", all.home));
      }
      expect(await read(all)).toEqual(await read(one));
      for (const { act: what, tasks } of acts) {
        for (const task of tasks) await one.send(singles[what](ids.one[task] ?? "", one.home));
        await all.send(
          manys[what](
            tasks.map((task) => ids.all[task] ?? ""),
            all.home,
          ),
        );
        expect(await read(all)).toEqual(await read(one));
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  await database.end();
});
