import type { CommandInputs, Given } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { following, lineageOf } from "../../tree/along";
import type { Task } from "../task";
import { followed, isFollowing } from "./repeat-effects";

/** What changes a task with all tasks below it. */
type OfTrees = "tasks.update" | "tasks.move";
type Effect<Input> = (task: Task | undefined, input: Input, given: Given<ServerRows>) => Task | undefined;

/** Returns the ids of all tasks below one, found by the index of their parents. */
export function idsBelow(id: string, idsIn: (index: string, key: string) => Iterable<string>): ReadonlySet<string> {
  const below = new Set<string>();
  const add = (parentId: string) => {
    for (const child of idsIn("parent", parentId)) {
      if (below.has(child)) continue;
      below.add(child);
      add(child);
    }
  };
  add(id);
  return below;
}

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
    if (input.completed !== undefined && isFollowing(given.id, input.id)) {
      const before = given.look("tasks", input.id);
      const after = own(before, input, { ...given, id: input.id });
      const { timeZone = "UTC" } = input;
      return before && after ? followed(task, { before, after, timeZone }, given) : task;
    }
    if (task?.parentId == null || !lineageOf(task.parentId, (id) => given.look("tasks", id)).has(input.id)) return task;
    const before = given.look("tasks", input.id);
    const after = own(before, input, { ...given, id: input.id });
    if (before === undefined || after === undefined) return task;
    const next = following(task, { before, after, completes: input.completed !== undefined });
    return next === task ? task : { ...next, updatedAt: given.at };
  };
