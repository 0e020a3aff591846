import { eachChosen } from "../list/filters/filters";
import type { TaskListInput } from "../list/views";
import type { Task } from "./task";

/** Returns whether the server would list `task` for `input`. */
export function belongsTo(task: Task, input: TaskListInput, now: string): boolean {
  const moment = { now, timeZone: input.timeZone };
  const isListed = eachChosen(input, ({ matches }, value) => matches(task, value, moment));
  return input.trash === (task.deletedAt !== null) && isListed.every(Boolean);
}
