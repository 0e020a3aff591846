import type { Command, CommandInputs, Given, Look, Replayable } from "~/client/sync/command";
import type { ServerEffects, ServerRows } from "~/client/sync/kinds/server-rows";
import { applyEdit, placeOf, type TaskEdit } from "../../merge";
import type { Task } from "../task";
import { maxLevels } from "../../constants";
import { draftOf } from "../task-draft";
import { lineageOf } from "../../tree/along";
import { manyEffects, type OfMany } from "../many/many-effects";
import { type OfTags, tagEffects } from "../tags/tag-effects";
import { inPlace, isTrashed } from "../tree/known-place";
import { skipped } from "./repeat-effects";
import { withBelow } from "./tree-effects";

export type OfTasks = Extract<Replayable, `tasks.${string}`>;
/** An act of a user on a task, on many, or on a tag. */
export type TaskCommand = Command<OfTasks>;
/** An act of a user on one task. */
export type OneTaskCommand = Command<Exclude<OfTasks, OfMany | OfTags>>;
/** What changes tasks along with a project or a section. */
type Along = "projects.delete" | "projects.restore" | "sections.delete" | "sections.restore";

/** The effects of commands on a task as this device shows it. Its own texts always win here; the server decides about conflicts. */
export const taskEffects: ServerEffects<OfTasks | Along, "tasks"> = {
  "tasks.create": (task, { id, ...input }, { at, userId, look }) => {
    if (task !== undefined || id === undefined) return task;
    return { ...draftOf(belowParent(id, input, look), { id, userId }), createdAt: at, updatedAt: at };
  },
  ...withBelow({
    "tasks.update": (task, { was: _was, ...edit }, given) => task && changed(task, inPlace(edit, given.look), given),
    "tasks.move": (task, input, given) =>
      task?.deletedAt === null && canMove(task, input, given) ? moved(task, input, given) : task,
  }),
  "tasks.setCompleted": (task, { id, completed = true, timeZone }, given) =>
    manyEffects["tasks.completeMany"](task, { ids: [id], completed, timeZone }, given),
  "tasks.skip": skipped,
  "tasks.delete": (task, { id }, given) => manyEffects["tasks.deleteMany"](task, { ids: [id] }, given),
  "tasks.restore": (task, { id }, given) => manyEffects["tasks.restoreMany"](task, { ids: [id] }, given),
  ...manyEffects,
  ...tagEffects,
  "projects.delete": (task, { id }, { at, look }) =>
    task?.projectId === id && task.deletedAt === null && !isTrashed(look("projects", id))
      ? { ...task, deletedAt: at }
      : task,
  "projects.restore": (task, { id }, { look }) =>
    task?.projectId === id && task.deletedAt !== null && task.deletedAt === look("projects", id)?.deletedAt
      ? { ...task, deletedAt: null }
      : task,
  "sections.delete": (task, { id }, { at, look }) =>
    task?.sectionId === id && task.deletedAt === null && !isTrashed(look("sections", id))
      ? { ...task, deletedAt: at }
      : task,
  "sections.restore": (task, { id }, { look }) => {
    const section = look("sections", id);
    const isAlong = task?.sectionId === id && task.deletedAt !== null && task.deletedAt === section?.deletedAt;
    return isAlong && !isTrashed(look("projects", section.projectId)) ? { ...task, deletedAt: null } : task;
  },
};

function changed(task: Task, edit: TaskEdit, { at }: Given): Task {
  const { completed, completedAt, ...next } = leavingParent(task, applyEdit(task, edit));
  return { ...next, completed, completedAt: completed ? (completedAt ?? at) : null, updatedAt: at };
}

type Move = CommandInputs["tasks.move"];

/** Returns what is said of a new task: in the place of its parent, or without a parent that cannot take it, as far as this device knows. */
function belowParent<Said extends Omit<CommandInputs["tasks.create"], "id">>(
  id: string,
  { parentId, ...said }: Said,
  look: Look<ServerRows>,
) {
  if (parentId == null || !canTake(parentId, id, look)) return inPlace(said, look);
  const { projectId = null, sectionId = null } = look("tasks", parentId) ?? {};
  return { ...said, parentId, projectId, sectionId };
}

/** Returns whether a task with so many levels below it can be put below another one, as far as this device knows: not below itself, in the trash or too deep. */
function canTake(parentId: string, id: string, look: Look<ServerRows>, height = 0): boolean {
  const parent = look("tasks", parentId);
  const lineage = lineageOf(parentId, (each) => look("tasks", each));
  return parent?.deletedAt === null && !lineage.has(id) && lineage.size + height < maxLevels;
}

/** Returns whether the server takes a move, as far as this device knows. */
function canMove(task: Task, { parentId, projectId, sectionId = null }: Move, given: Given<ServerRows>): boolean {
  const { look } = given;
  if (parentId != null) return canTake(parentId, task.id, look, heightOf(task.id, given));
  const isThere = projectId === task.projectId && sectionId === task.sectionId;
  return isThere || inPlace({ projectId, sectionId }, look).projectId === projectId;
}

/** Returns how many levels of subtasks a task has below it, as far as they matter: those in the trash included, as the server counts. */
function heightOf(id: string, given: Given<ServerRows>, atMost: number = maxLevels): number {
  if (atMost === 0) return 0;
  const below = [...given.search("tasks", "parent", id)].filter((each) => given.look("tasks", each)?.parentId === id);
  return Math.max(0, ...below.map((each) => 1 + heightOf(each, given, atMost - 1)));
}

/** A subtask is where its parent is. */
function moved(task: Task, move: Move, { at, look }: { at: string; look: Look<ServerRows> }): Task {
  const { parentId, position = task.position } = move;
  const { projectId, sectionId } = (parentId == null ? undefined : look("tasks", parentId)) ?? move;
  const placed = leavingParent(task, { ...task, ...placeOf({ projectId, sectionId }) });
  return { ...placed, parentId: parentId === undefined ? placed.parentId : parentId, position, updatedAt: at };
}

/** Returns the task after a change, without its parent if that is elsewhere now. */
const leavingParent = (before: Task, task: Task): Task =>
  task.projectId === before.projectId && task.sectionId === before.sectionId ? task : { ...task, parentId: null };
