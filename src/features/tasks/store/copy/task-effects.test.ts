import fc from "fast-check";
import { expect, test } from "vitest";
import { applyCommand } from "~/client/sync/command";
import { newClient } from "~/testing/sync/client";
import { randomCommand } from "~/testing/sync/random-commands";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import type { Task } from "../task";
import { taskEffects } from "./task-effects";

/** Returns a task without the fields that only the server sets. */
const content = ({ version: _version, updatedAt: _updatedAt, deletedAt, ...task }: Task) => ({
  ...task,
  isTrashed: deletedAt !== null,
});

test("a device shows its commands exactly as the server applies them", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  const acts = fc
    .uuid({ version: 7 })
    .chain((id) =>
      fc.record({ id: fc.constant(id), acts: fc.array(randomCommand(id), { minLength: 1, maxLength: 12 }) }),
    );
  await fc.assert(
    fc.asyncProperty(acts, async ({ id, acts: commands }) => {
      const numbered = commands.map(({ procedure, input }) => client.command(procedure, input));
      let shown: Task | undefined;
      for (const [position, command] of commands.entries()) {
        const given = {
          at: numbered[position]?.at ?? "",
          userId: ada.userId,
          id,
          look: () => undefined,
          search: () => [],
        };
        shown = applyCommand(taskEffects, shown, { ...command, ...given });
      }
      await client.push(numbered);
      const stored = (await callerAs(ada).sync.changes.query()).tasks.find((task) => task.id === id);
      expect(stored && content(stored)).toEqual(shown && content(shown));
    }),
    // A shorter sequence would concern a task that exists already.
    { numRuns: 25, endOnFailure: true },
  );
});
