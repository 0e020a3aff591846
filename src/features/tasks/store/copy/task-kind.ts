import { rowCheck } from "~/client/sync/kinds/checks";
import type { Command, CommandInputs } from "~/client/sync/command";
import type { Placing, Relocation } from "~/client/sync/kinds/kinds";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import { alongMany, namedMany, placesBelow } from "../many/many-along";
import { alongTags } from "../tags/tag-effects";
import type { Task } from "../task";
import { fieldChecks } from "./field-checks";
import { taskEffects } from "./task-effects";
import { idsBelow, idsCompletedWith, placesFollowing } from "../tree/ids-below";

export const isTask = rowCheck<Task>(fieldChecks);

/** Returns how a user's tasks are copied. */
export const taskKind = (userId: string): ServerKind<"tasks"> => ({
  parse: (value) => (isTask(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  // Open and deleted tasks always stay; of the completed ones, the latest do.
  leavesOutBy: ({ completedAt, deletedAt }) => (deletedAt === null && completedAt !== null ? completedAt : undefined),
  indexes: {
    project: ({ projectId }) => projectId,
    section: ({ sectionId }) => sectionId,
    parent: ({ parentId }) => parentId,
    tagged: ({ tags }) => (tags.length === 0 ? null : "any"),
    repeating: ({ id, repeat }) => (repeat === null ? null : id),
  },
  effects: taskEffects,
  named: {
    "tasks.update": idOf,
    ...namedMany,
    "tasks.move": idOf,
    "tasks.setCompleted": idOf,
    "tasks.skip": idOf,
    "tasks.delete": idOf,
    "tasks.restore": idOf,
  },
  relocates,
  places,
  along: {
    "tasks.update": (input, idsIn) => {
      if (input.completed !== undefined) return idsCompletedWith(input.id, idsIn);
      return isPlaced(input) ? idsBelow(input.id, idsIn) : undefined;
    },
    "tasks.move": ({ id }, idsIn) => idsBelow(id, idsIn),
    "tasks.setCompleted": ({ id }, idsIn) => idsCompletedWith(id, idsIn),
    "tasks.skip": ({ id }, idsIn) => idsBelow(id, idsIn),
    "tasks.delete": ({ id }, idsIn) => idsBelow(id, idsIn),
    "tasks.restore": ({ id }, idsIn) => idsBelow(id, idsIn),
    ...alongMany,
    ...alongTags,
    "projects.delete": ({ id }, idsIn) => idsIn("project", id),
    "projects.restore": ({ id }, idsIn) => idsIn("project", id),
    "sections.delete": ({ id }, idsIn) => idsIn("section", id),
    "sections.restore": ({ id }, idsIn) => idsIn("section", id),
  },
});

const idOf = ({ id }: { id: string }) => [id];
const isPlaced = ({ projectId, sectionId }: { projectId?: unknown; sectionId?: unknown }) =>
  projectId !== undefined || sectionId !== undefined;

/** Returns whether a command gives tags to what it names. */
const isTagging = ({ tags = [], tagChanges }: Pick<CommandInputs["tasks.update"], "tags" | "tagChanges">) =>
  tags.length + (tagChanges?.add.length ?? 0) > 0;

/** Returns whether a command may bring a task into a project, a section or below another task, as a new one that follows, too; or give it its first tag. */
function relocates({ procedure, input }: Command, known: Relocation): boolean {
  if (procedure === "tasks.move" || procedure === "tasks.moveMany") return true;
  if (procedure === "tasks.completeMany") return input.completed && input.ids.some((id) => mayRepeat(id, known));
  if (procedure === "tasks.renameTag" || procedure === "tasks.deleteTag") return false;
  if (procedure === "tasks.updateMany") return [input, ...(input.each ?? [])].some(isTagging);
  if (procedure === "tasks.create")
    return isTagging(input) || input.parentId != null || input.repeat != null || isPlaced(input);
  const isCompletion = procedure === "tasks.setCompleted" || procedure === "tasks.update";
  if (isCompletion && input.completed === true && mayRepeat(input.id, known)) return true;
  return procedure === "tasks.update" && (isPlaced(input) || isTagging(input) || input.repeat != null);
}

const mayRepeat = (id: string, { idsIn, wasRelocated }: Relocation) =>
  wasRelocated(id) || [...idsIn("repeating", id)].length > 0;

/** Returns the tasks that a command may bring below others: a new one, one that is moved, or those that follow repeating ones. */
function* places({ procedure, input }: Command, known: Relocation): Iterable<Placing> {
  if ((procedure === "tasks.create" || procedure === "tasks.move") && input.parentId != null && input.id !== undefined)
    yield { index: "parent", key: input.parentId, id: input.id };
  if (procedure === "tasks.moveMany") yield* placesBelow(input);
  const isOfOne = procedure === "tasks.setCompleted" || procedure === "tasks.update";
  if (!(isOfOne || procedure === "tasks.completeMany") || input.completed !== true) return;
  for (const id of "ids" in input ? input.ids : [input.id]) if (mayRepeat(id, known)) yield* placesFollowing(id, known);
}
