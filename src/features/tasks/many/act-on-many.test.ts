import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";
import type { Task } from "../table";

const count = 8;
const at = fc.nat({ max: count - 1 });
const act = fc.constantFrom("complete", "reopen", "delete", "restore", "home", "inbox");
type Act = "complete" | "reopen" | "delete" | "restore" | "home" | "inbox";
const some = fc.uniqueArray(at, { minLength: 1, maxLength: 4 });
const scenario = fc.record({
  // Each may be below one before it, so that parents come first.
  parents: fc.tuple(...Array.from({ length: count }, (_, own) => fc.option(fc.nat({ max: Math.max(0, own - 1) })))),
  earlier: fc.array(fc.record({ act, task: at }), { maxLength: 4 }),
  acts: fc.array(fc.record({ act, tasks: some.map((list) => list.toSorted((one, other) => one - other)) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

// A task that a device still knows in the trash goes along with one above it, and so does what is below it.
const movedAlongWithDeleted = {
  parents: [null, null, 0, null, null, null, 2, null] satisfies (number | null)[],
  earlier: [],
  acts: [
    { act: "delete" as const, tasks: [2] },
    { act: "home" as const, tasks: [0, 2] },
  ],
};

const singles: Record<Act, (id: string, home: string) => Command> = {
  complete: (id) => ({ procedure: "tasks.setCompleted", input: { id, completed: true } }),
  reopen: (id) => ({ procedure: "tasks.setCompleted", input: { id, completed: false } }),
  delete: (id) => ({ procedure: "tasks.delete", input: { id } }),
  restore: (id) => ({ procedure: "tasks.restore", input: { id } }),
  home: (id, projectId) => ({ procedure: "tasks.move", input: { id, projectId } }),
  inbox: (id) => ({ procedure: "tasks.move", input: { id, projectId: null } }),
};
const manys: Record<Act, (ids: string[], home: string) => Command> = {
  complete: (ids) => ({ procedure: "tasks.completeMany", input: { ids, completed: true } }),
  reopen: (ids) => ({ procedure: "tasks.completeMany", input: { ids, completed: false } }),
  delete: (ids) => ({ procedure: "tasks.deleteMany", input: { ids } }),
  restore: (ids) => ({ procedure: "tasks.restoreMany", input: { ids } }),
  home: (ids, projectId) => ({ procedure: "tasks.moveMany", input: { ids, projectId } }),
  inbox: (ids) => ({ procedure: "tasks.moveMany", input: { ids, projectId: null } }),
};

/** A person with a project, and a device whose commands are sent one by one. */
async function withHome() {
  const person = await signUp();
  const { id: home } = await callerAs(person).projects.create.mutate({ name: "Home" });
  const client = newClient(person);
  let last = Date.now() - 86_400_000;
  /** Sends a command, and returns it as a device shows it. */
  const send = async (command: Command) => {
    const at = new Date((last += 1000)).toISOString();
    const { outcomes } = await client.push([client.command(command.procedure, command.input, { at })]);
    expect(outcomes).toHaveLength(1);
    return { command, at };
  };
  return { person, home, send };
}

test("an act on many tasks does what the acts on each of them do, parents first, and a device shows it so at once", async () => {
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
  const content = (rows: readonly Task[], home: string) => {
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    return rows
      .map(({ title, parentId, projectId, completed, deletedAt }) => {
        const parent = parentId && titles.get(parentId);
        return { title, parent, isHome: projectId === home, completed, isTrashed: deletedAt !== null };
      })
      .toSorted((before, after) => (before.title < after.title ? -1 : 1));
  };
  const read = async ({ person, home }: typeof one) =>
    content((await callerAs(person).sync.changes.query()).tasks, home);
  await fc.assert(
    fc.asyncProperty(scenario, async ({ parents, earlier, acts }) => {
      const ids = { one: await plant(one.person, parents), all: await plant(all.person, parents) };
      for (const step of earlier) {
        await one.send(singles[step.act](ids.one[step.task] ?? "", one.home));
        await all.send(singles[step.act](ids.all[step.task] ?? "", all.home));
      }
      expect(await read(all)).toEqual(await read(one));
      const { kinds, pull, show } = pulledCopy(all.person);
      await pull();
      const given = [];
      for (const { act: what, tasks } of acts) {
        for (const task of tasks) await one.send(singles[what](ids.one[task] ?? "", one.home));
        const named = tasks.map((task) => ids.all[task] ?? "");
        given.push(await all.send(manys[what](named, all.home)));
        const stored = await read(all);
        expect(stored).toEqual(await read(one));
        show(given);
        expect(content(kinds.tasks.store.list(), all.home)).toEqual(stored);
      }
    }),
    { numRuns: 20, endOnFailure: true, examples: [[movedAlongWithDeleted]] },
  );
  await database.end();
});
