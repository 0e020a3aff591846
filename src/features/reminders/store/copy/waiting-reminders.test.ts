import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { newUuid } from "~/shared/uuidv7";
import { signUp } from "~/testing/people/people";
import { newClient } from "~/testing/sync/client";
import { pulledCopy } from "~/testing/sync/pulled-copy";

interface Ids {
  tasks: string[];
  reminders: string[];
}

/** Changes of reminders, and of the tasks that they belong to, some of which repeat. */
function commandsOf({ tasks, reminders }: Ids): fc.Arbitrary<Command[]> {
  const task = fc.constantFrom(...tasks);
  const id = fc.constantFrom(...reminders);
  const moment = fc.oneof(
    fc.record({ minutesBefore: fc.constantFrom(0, 10, 60) }),
    fc.record({ at: fc.constantFrom("2031-01-01T08:00:00.000Z", "2032-01-01T08:00:00.000Z") }),
  );
  const call = <Procedure extends Command["procedure"], Input>(procedure: Procedure, input: fc.Arbitrary<Input>) =>
    fc.record({ procedure: fc.constant(procedure), input });
  const command = fc.oneof(
    call(
      "reminders.create",
      fc.tuple(fc.record({ id, taskId: task }), moment).map(([ids, when]) => Object.assign({}, ids, when)),
    ),
    call(
      "reminders.update",
      fc.tuple(fc.record({ id }), moment).map(([ids, when]) => Object.assign({}, ids, when)),
    ),
    call("reminders.delete", fc.record({ id })),
    call("tasks.delete", fc.record({ id: task })),
    call("tasks.restore", fc.record({ id: task })),
    call("tasks.setCompleted", fc.record({ id: task, completed: fc.boolean() })),
  );
  return fc.array(command, { minLength: 1, maxLength: 12 });
}

type Copy = ReturnType<typeof pulledCopy>;
/** Returns the reminders as they are shown, without the fields that the server sets. */
const shownIn = ({ kinds }: Copy) =>
  kinds.reminders.store
    .list()
    .map(({ id, taskId, at, minutesBefore, deletedAt }) => {
      return { id, taskId, at, minutesBefore, isRemoved: deletedAt !== null };
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

test("reminders with commands on top are those of the server once it has carried them out", async () => {
  const ada = await signUp();
  const client = newClient(ada);
  const ids = (count: number) => Array.from({ length: count }, newUuid);
  const runs = fc
    .constant(undefined)
    .map(() => ({ tasks: ids(2), reminders: ids(3) }))
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
