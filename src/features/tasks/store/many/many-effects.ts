import type { CommandInputs, Given, Replayable } from "~/client/sync/command";
import type { ServerEffects, ServerRows } from "~/client/sync/kinds/server-rows";
import { type Act, afterAct, completion, moving, restoring, trashing } from "../../many/act";
import { applyEdits, editsOf } from "../../many/edits";
import { parentsOf, targetsOf } from "../../many/targets";
import { maxLevels } from "../../constants";
import { lineageOf } from "../../tree/along";
import { followed } from "../copy/repeat-effects";
import type { Task } from "../task";
import { inPlace, isTrashed } from "../tree/known-place";

/** The commands about many tasks. */
export type OfMany = Extract<Replayable, `tasks.${string}Many`>;

const named = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Returns the ids of a command, read once for all rows. */
function namedBy(ids: readonly string[]): ReadonlySet<string> {
  const known = named.get(ids) ?? new Set(ids);
  named.set(ids, known);
  return known;
}

type Which = Pick<Act<Task>, "ids" | "find">;

/** Returns a task after an act, as it is shown on this device. */
function after(
  task: Task | undefined,
  ids: string[],
  { id, at, look }: Given<ServerRows>,
  actOf: (which: Which) => Act<Task>,
) {
  if (task === undefined) return task;
  const act = actOf({ ids: namedBy(ids), find: (other) => (other === id ? task : look("tasks", other)) });
  const next = afterAct(task, act);
  return next === task ? task : { ...next, updatedAt: at };
}

/** The effects of commands about many tasks, exactly as on the server. */
export const manyEffects: Pick<ServerEffects<OfMany, "tasks">, OfMany> = {
  "tasks.updateMany": (task, input, { id, at }) =>
    task && { ...applyEdits(task, editsOf(id, input)).task, updatedAt: at },
  "tasks.completeMany": (task, { ids, completed, timeZone }, given) => {
    const own = completion({ completed, at: given.at });
    const next = after(task, ids, given, (which) => ({ ...which, own, completes: true }));
    const names = (id: string) => namedBy(ids).has(id);
    return followed(next, { names, after: (before) => ({ ...own(before), updatedAt: given.at }), timeZone }, given);
  },
  "tasks.deleteMany": (task, { ids }, given) =>
    after(task, ids, given, (which) => ({ ...which, own: trashing(given.at) })),
  "tasks.restoreMany": (task, { ids }, given) =>
    after(task, ids, given, (which) =>
      restoring(which, {
        project: (id) => isTrashed(given.look("projects", id)),
        section: (id) => isTrashed(given.look("sections", id)),
      }),
    ),
  "tasks.moveMany": (task, { ids, ...placing }, given) =>
    canTake(ids, placing, given)
      ? after(task, ids, given, (which) =>
          moving(
            which,
            targetsOf(placing, (parentId) => given.look("tasks", parentId)),
          ),
        )
      : task,
};

/** Returns whether all places and parents of a move can take tasks, as far as this device knows. */
function canTake(
  ids: readonly string[],
  { each = [], ...all }: Omit<CommandInputs["tasks.moveMany"], "ids">,
  { look }: Given<ServerRows>,
): boolean {
  const moved = namedBy(ids);
  const isPlace = (place: typeof all) => inPlace(place, look).projectId === place.projectId;
  const isParent = (id: string) => {
    const lineage = lineageOf(id, (other) => look("tasks", other));
    const isOpen = look("tasks", id)?.deletedAt === null;
    return isOpen && lineage.size < maxLevels && ![...lineage].some((above) => moved.has(above));
  };
  return [all, ...each].every(isPlace) && [...parentsOf({ ...all, each })].every(isParent);
}
