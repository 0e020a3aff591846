import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { newUuid } from "~/shared/uuidv7";
import { signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";

interface Ids {
  tasks: string[];
  comments: string[];
}

/** Changes of comments, and of the tasks that they belong to, some of which repeat. */
function commandsOf({ tasks, comments }: Ids): fc.Arbitrary<Command[]> {
  const task = fc.constantFrom(...tasks);
  const id = fc.constantFrom(...comments);
  const text = fc.constantFrom("One", "Two", "Three");
  const call = <Procedure extends Command["procedure"], Input>(procedure: Procedure, input: fc.Arbitrary<Input>) =>
    fc.record({ procedure: fc.constant(procedure), input });
  const command = fc.oneof(
    call("comments.create", fc.record({ id, taskId: task, text })),
    call("comments.update", fc.record({ id, text })),
    call("comments.delete", fc.record({ id })),
    call("comments.restore", fc.record({ id })),
    call("tasks.delete", fc.record({ id: task })),
    call("tasks.restore", fc.record({ id: task })),
    call("tasks.setCompleted", fc.record({ id: task, completed: fc.boolean() })),
  );
  return fc.array(command, { minLength: 1, maxLength: 12 });
}

type Copy = ReturnType<typeof pulledCopy>;
/** Returns the comments as they are shown, without the fields that the server sets. */
const shownIn = ({ kinds }: Copy) =>
  kinds.comments.store
    .list()
    .map(({ id, taskId, text, editedAt, deletedAt }) => {
      return { id, taskId, text, isEdited: editedAt !== null, isDeleted: deletedAt !== null };
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

test("comments with commands on top are those of the server once it has carried them out", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  const ids = (count: number) => Array.from({ length: count }, newUuid);
  const runs = fc
    .constant(undefined)
    .map(() => ({ tasks: ids(2), comments: ids(3) }))
    .chain((rows) => fc.record({ rows: fc.constant(rows), before: commandsOf(rows), acts: commandsOf(rows) }));
  await fc.assert(
    fc.asyncProperty(runs, async ({ rows, before, acts }) => {
      const number = (commands: readonly { procedure: string; input: unknown }[]) => {
        const start = Date.now() - 2 * commands.length;
        return commands.map(({ procedure, input }, at) =>
          client.command(procedure, input, { at: new Date(start + 2 * at).toISOString() }),
        );
      };
      const due = { dueOn: "2030-01-01", repeat: "FREQ=DAILY" };
      const tasks = rows.tasks.map((id) => ({ procedure: "tasks.create", input: { id, title: "Water", ...due } }));
      await client.push(number([...tasks, ...before]));
      const copy = pulledCopy(ada);
      await copy.pull();
      const numbered = number(acts);
      copy.show(acts.map((command, at) => ({ command, at: numbered[at]?.at ?? "" })));
      const shown = shownIn(copy);
      await client.push(numbered);
      const fresh = pulledCopy(ada);
      await fresh.pull();
      expect(shown).toEqual(shownIn(fresh));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
