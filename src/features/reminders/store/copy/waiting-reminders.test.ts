import fc from "fast-check";
import { test } from "vitest";
import { call, changeOfTask, expectShownAsCarriedOut, repeatingTasks } from "~/testing/sync/waiting-property";

interface Ids {
  tasks: string[];
  reminders: string[];
}

/** A change of reminders, or of the tasks that they belong to, some of which repeat. */
function commandOf({ tasks, reminders }: Ids) {
  const task = fc.constantFrom(...tasks);
  const id = fc.constantFrom(...reminders);
  const moment = fc.oneof(
    fc.record({ minutesBefore: fc.constantFrom(0, 10, 60) }),
    fc.record({ at: fc.constantFrom("2031-01-01T08:00:00.000Z", "2032-01-01T08:00:00.000Z") }),
  );
  const created = fc.tuple(fc.record({ id, taskId: task }), moment);
  const updated = fc.tuple(fc.record({ id }), moment);
  return fc.oneof(
    {
      arbitrary: call(
        "reminders.create",
        created.map(([ids, when]) => Object.assign({}, ids, when)),
      ),
      weight: 1,
    },
    {
      arbitrary: call(
        "reminders.update",
        updated.map(([ids, when]) => Object.assign({}, ids, when)),
      ),
      weight: 1,
    },
    { arbitrary: call("reminders.delete", fc.record({ id })), weight: 1 },
    { arbitrary: changeOfTask(task), weight: 3 },
  );
}

test("reminders with commands on top are those of the server once it has carried them out", async () => {
  await expectShownAsCarriedOut({
    newIds: (ids) => ({ tasks: ids(2), reminders: ids(3) }),
    plant: ({ tasks }) => repeatingTasks(tasks),
    commandOf,
    rowsIn: ({ reminders }) =>
      reminders.store.list().map(({ id, taskId, at, minutesBefore, deletedAt }) => {
        return { id, taskId, at, minutesBefore, isRemoved: deletedAt !== null };
      }),
  });
});
