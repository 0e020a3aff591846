import type { Command, Effects, Given, Replayable } from "~/client/sync/command";
import { applyEdit, type TaskEdit } from "../../merge";
import type { Task } from "../task";
import { draftOf } from "../task-draft";

export type OfTasks = Extract<Replayable, `tasks.${string}`>;
/** An act of a user on a task. */
export type TaskCommand = Command<OfTasks>;

/** The effects of commands on a task as this device shows it. Its own texts always win here; the server decides about conflicts. */
export const taskEffects: Effects<OfTasks, Task> = {
  "tasks.create": (task, { id, ...input }, { at, userId }) =>
    task ?? (id === undefined ? undefined : { ...draftOf(input, { id, userId }), createdAt: at, updatedAt: at }),
  "tasks.update": (task, { was: _was, ...edit }, given) => task && changed(task, edit, given),
  "tasks.setCompleted": (task, { completed }, given) => task && changed(task, { completed }, given),
  "tasks.delete": (task, _input, { at }) => task && { ...task, deletedAt: task.deletedAt ?? at },
  "tasks.restore": (task) => task && { ...task, deletedAt: null },
};

function changed(task: Task, edit: TaskEdit, { at }: Given): Task {
  const { completed, completedAt, ...next } = applyEdit(task, edit);
  return { ...next, completed, completedAt: completed ? (completedAt ?? at) : null, updatedAt: at };
}
