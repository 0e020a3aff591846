import fc from "fast-check";
import { test } from "vitest";
import { call, changeOfTask, expectShownAsCarriedOut, repeatingTasks } from "~/testing/sync/waiting-property";

interface Ids {
  tasks: string[];
  comments: string[];
}

/** A change of comments, or of the tasks that they belong to, some of which repeat. */
function commandOf({ tasks, comments }: Ids) {
  const task = fc.constantFrom(...tasks);
  const id = fc.constantFrom(...comments);
  const text = fc.constantFrom("One", "Two", "Three");
  return fc.oneof(
    { arbitrary: call("comments.create", fc.record({ id, taskId: task, text })), weight: 1 },
    { arbitrary: call("comments.update", fc.record({ id, text })), weight: 1 },
    { arbitrary: call("comments.delete", fc.record({ id })), weight: 1 },
    { arbitrary: call("comments.restore", fc.record({ id })), weight: 1 },
    { arbitrary: changeOfTask(task), weight: 3 },
  );
}

test("comments with commands on top are those of the server once it has carried them out", async () => {
  await expectShownAsCarriedOut({
    newIds: (ids) => ({ tasks: ids(2), comments: ids(3) }),
    plant: ({ tasks }) => repeatingTasks(tasks),
    commandOf,
    rowsIn: ({ comments }) =>
      comments.store.list().map(({ id, taskId, text, editedAt, deletedAt }) => {
        return { id, taskId, text, isEdited: editedAt !== null, isDeleted: deletedAt !== null };
      }),
  });
});
