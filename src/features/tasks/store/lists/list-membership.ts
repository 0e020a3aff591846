import { type ArchivedProjects, isAtRest, leavesOutArchived, noneArchived } from "../../list/filters/archived";
import { eachChosen } from "../../list/filters/filters";
import type { TaskListInput } from "../../list/views";
import type { Task } from "../task";

/** Returns what tells whether the server would list a task for `input`; made once for many tasks. */
export function membershipOf(
  input: TaskListInput,
  { now, archived }: { now: string; archived: ArchivedProjects },
): (task: Task) => boolean {
  const moment = { now, timeZone: input.timeZone };
  const conditions = eachChosen(
    input,
    ({ matches }, value) =>
      (task: Task) =>
        matches(task, value, moment),
  );
  const isGeneral = leavesOutArchived(input);
  return (task) =>
    !(isGeneral && isAtRest(task, archived)) &&
    input.trash === (task.deletedAt !== null) &&
    conditions.every((holds) => holds(task));
}

/** Returns whether the server would list `task` for `input`. */
export const belongsTo = (task: Task, input: TaskListInput, now: string, archived = noneArchived) =>
  membershipOf(input, { now, archived })(task);
