import type { CommandInputs, Given } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { following, lineageOf } from "../../tree/along";
import type { Task } from "../task";
import { followed } from "./repeat-effects";

/** What changes a task with all tasks below it. */
type OfTrees = "tasks.update" | "tasks.move";
type Effect<Input> = (task: Task | undefined, input: Input, given: Given<ServerRows>) => Task | undefined;

/** Returns the effects of commands that name a task, on that task, on those below it and on the one that follows it in a series. */
export const withBelow = (effects: { [Each in OfTrees]: Effect<CommandInputs[Each]> }) => ({
  "tasks.update": reaching(effects["tasks.update"]),
  "tasks.move": reaching(effects["tasks.move"]),
});

const reaching =
  <Input extends { id: string; completed?: boolean | undefined; timeZone?: string | undefined }>(
    own: Effect<Input>,
  ): Effect<Input> =>
  (task, input, given) => {
    if (given.id === input.id) return own(task, input, given);
    const next = goingAlong(own, task, input, given);
    if (input.completed === undefined) return next;
    const names = (id: string) => id === input.id;
    const after = (before: Task) => own(before, input, { ...given, id: input.id });
    return followed(next, { names, after, timeZone: input.timeZone }, given);
  };

function goingAlong<Input extends { id: string; completed?: boolean | undefined }>(
  own: Effect<Input>,
  task: Task | undefined,
  input: Input,
  given: Given<ServerRows>,
): Task | undefined {
  if (task?.parentId == null || !lineageOf(task.parentId, (id) => given.look("tasks", id)).has(input.id)) return task;
  const before = given.look("tasks", input.id);
  const after = own(before, input, { ...given, id: input.id });
  if (before === undefined || after === undefined) return task;
  const next = following(task, { before, after, completes: input.completed !== undefined });
  return next === task ? task : { ...next, updatedAt: given.at };
}
