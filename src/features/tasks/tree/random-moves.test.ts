import fc from "fast-check";
import { expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";
import { maxLevels } from "../constants";

const count = 7;
const at = fc.nat({ max: count - 1 });
const moves = fc.array(
  fc.record({
    device: fc.nat({ max: 1 }),
    task: at,
    act: fc.oneof(
      { weight: 5, arbitrary: fc.record({ parent: fc.option(at, { freq: 5 }) }) },
      fc.record({ project: fc.boolean() }),
      fc.record({ procedure: fc.constantFrom("tasks.delete", "tasks.restore") }),
    ),
  }),
  { minLength: 1, maxLength: 30 },
);

test("whatever two devices move, delete and restore, in any order, subtasks never make a circle and stay with their parents", async () => {
  const ada = await signUp();
  const { id: home } = await callerAs(ada).projects.create.mutate({ name: "Home" });
  const database = openConnection(ada.server.databaseUrl);
  const clients = [newClient(ada), newClient(ada)];
  await fc.assert(
    fc.asyncProperty(moves, async (given) => {
      await database`delete from tasks where user_id = ${ada.userId}`;
      const ids = (
        await plantTasks(
          ada,
          Array.from({ length: count }, () => ({})),
        )
      ).map(({ id }) => id);
      for (const { device, task, act } of given) {
        const id = ids[task] ?? "";
        const client = clients[device];
        if (client === undefined) throw new Error("There are two devices.");
        const place = "parent" in act ? { parentId: act.parent === null ? null : ids[act.parent] } : {};
        const project = "project" in act ? { projectId: act.project ? home : null } : {};
        const procedure = "procedure" in act ? act.procedure : "tasks.move";
        await client.push([client.command(procedure, { id, ...place, ...project })]);
      }
      const levels = await database`
        with recursive tree as (
          select id, 1 as level from tasks where user_id = ${ada.userId} and parent_id is null
          union all select child.id, level + 1 from tasks child join tree on child.user_id = ${ada.userId} and child.parent_id = tree.id)
        select count(*)::int as reached, max(level)::int as deepest from tree`;
      expect(levels[0]?.["reached"]).toBe(count);
      expect(levels[0]?.["deepest"]).toBeLessThanOrEqual(maxLevels);
      const strays = await database`
        select child.id from tasks child join tasks parent on parent.user_id = child.user_id and parent.id = child.parent_id
        where child.user_id = ${ada.userId} and ((child.deleted_at is null and parent.deleted_at is not null)
          or (child.project_id, child.section_id) is distinct from (parent.project_id, parent.section_id))`;
      expect([...strays]).toEqual([]);
    }),
    { numRuns: 20, endOnFailure: true },
  );
  await database.end();
});
