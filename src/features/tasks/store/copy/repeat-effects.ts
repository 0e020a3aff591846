import type { CommandInputs, Given } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { copyOf, daysBetween, shiftOf } from "../../repeat/copies";
import { type Following, followingOf, isUntouched } from "../../repeat/following";
import { followingId, precedingIds } from "../../repeat/following-id";
import { skippedBelow, skippedOf } from "../../repeat/skip";
import { lineageOf } from "../../tree/along";
import type { Task } from "../task";
import { draftOf } from "../task-draft";
import { idsBelow } from "../tree/ids-below";

/** A command that completes or reopens tasks. */
interface Completion {
  names: (id: string) => boolean;
  /** Returns a named task after it. */
  after: (before: Task) => Task | undefined;
  timeZone: string | undefined;
}

/** A task that is completed or reopened, with the one that follows it. */
interface Followed {
  task: Task;
  following: Following;
  isDone: boolean;
  /** Whether the stored rows show it already: the server answers with the completed task before it tells of the next one. */
  wasCarriedOut: boolean;
  /** When it was completed. */
  at: string;
  timeZone: string;
}

type Giving = Given<ServerRows>;

/**
 * Returns a task that follows a repeating one, or a subtask of it, after tasks were completed or reopened: as the server adds it and takes it back. Of
 * tasks below one another the uppermost is followed, with all that is below it.
 */
export function followed(row: Task | undefined, completion: Completion, given: Giving): Task | undefined {
  const find = (id: string) => given.look("tasks", id);
  const source = precedingIds(given.id)
    .map(find)
    .find((task) => task !== undefined);
  if (source === undefined || source.deletedAt !== null) return row;
  const above = [...lineageOf(source.id, find)];
  for (const id of above.filter(completion.names).reverse()) {
    const root = followedFrom(id, completion, given);
    if (root === undefined) continue;
    const between = above.slice(0, above.indexOf(id));
    return root.isDone
      ? coming(row, { root, source, between, names: completion.names }, given)
      : going(row, root, given);
  }
  return row;
}

function followedFrom(
  id: string,
  { names, after, timeZone = "UTC" }: Completion,
  { at, look }: Giving,
): Followed | undefined {
  const before = look("tasks", id);
  const task = before && after(before);
  if (before === undefined || task === undefined) return undefined;
  const next = look("tasks", followingId(id));
  if (task.completed) {
    const wasCarriedOut = before.completed && before.completedAt === at;
    if (before.completed && !wasCarriedOut) return undefined;
    const following = followingOf(task, { at, timeZone });
    return following && { task, following, isDone: true, wasCarriedOut, at, timeZone };
  }
  const wasCarriedOut = !before.completed && before.updatedAt >= at;
  // What is reopened itself stays.
  if (next === undefined || names(next.id) || !(before.completed || wasCarriedOut)) return undefined;
  const doneAt = before.completedAt ?? next.createdAt;
  const following = followingOf(before, { at: doneAt, timeZone });
  return following && { task: before, following, isDone: false, wasCarriedOut, at: doneAt, timeZone };
}

interface Coming {
  root: Followed;
  source: Task;
  /** The ids of the subtask that is copied and of those above it, up to the task that is followed; none for that task itself. */
  between: readonly string[];
  names: (id: string) => boolean;
}

function coming(row: Task | undefined, { root, source, between, names }: Coming, { at, userId, look }: Giving) {
  if (!canBeMade(row)) return row;
  // After it was carried out, what the server has added may have been fetched in part, and may have been changed since.
  const isPartial = root.wasCarriedOut && row === undefined;
  const above = between.length === 0 ? [] : [...between.slice(1), root.task.id];
  // One in the trash that is named is completed there, and stays.
  const isMade = (next: Task | undefined) => canBeMade(next) && !(next !== undefined && names(next.id));
  if (!isPartial && !above.every((id) => isMade(look("tasks", followingId(id))))) return row;
  const made = between.length === 0 ? root.following : copyOf(source, shiftOf(root.task, root.following, root));
  if (row !== undefined) return { ...row, ...made, deletedAt: null, updatedAt: at };
  return { ...draftOf(made, { id: made.id, userId }), ...made, createdAt: at, updatedAt: at };
}

function going(row: Task | undefined, { task, following, ...moment }: Followed, { at, look, search }: Giving) {
  const find = (id: string) => look("tasks", id);
  const next = find(following.id);
  if (row === undefined || row.deletedAt !== null || next === undefined || !isUntouched(next, following)) return row;
  if (!lineageOf(row.id, find).has(next.id)) return row;
  const shift = shiftOf(task, following, moment);
  const isCopy = (copy: Task) =>
    precedingIds(copy.id).some((id) => {
      const source = find(id);
      const isOfTree = source?.deletedAt === null && lineageOf(id, find).has(task.id);
      return isOfTree && isUntouched(copy, copyOf(source, shift));
    });
  const below = [...idsBelow(next.id, (index, key) => search("tasks", index, key))].flatMap((id) => {
    const found = find(id);
    const isThere = found?.deletedAt === null && lineageOf(id, find).has(next.id);
    return isThere ? [found] : [];
  });
  return below.every(isCopy) ? { ...row, deletedAt: at, updatedAt: at } : row;
}

/** Returns whether a task that follows can be added, or come back from the trash. */
const canBeMade = (row: Task | undefined) => row === undefined || (row.deletedAt !== null && !row.completed);

type Skip = CommandInputs["tasks.skip"];

/** Returns a task after it, or one above it, was skipped once, exactly as on the server. */
export function skipped(task: Task | undefined, input: Skip, { id, at, look }: Giving): Task | undefined {
  const root = look("tasks", input.id);
  const { id: rootId, day, timeZone = "UTC" } = input;
  const isSkipped = root?.completed === false && root.deletedAt === null && (day === undefined || day === root.dueOn);
  const next = isSkipped ? skippedOf(root, { at, timeZone }) : undefined;
  if (task === undefined || root === undefined || next === undefined) return task;
  if (id === rootId) return { ...task, ...next, updatedAt: at };
  const days = daysBetween(root, next, { at, timeZone });
  const after = skippedBelow(task, { rootId, find: (other) => look("tasks", other), days, timeZone });
  return after === task ? task : { ...after, updatedAt: at };
}
