import { fieldError } from "~/server/errors";
import type { Database } from "~/server/db/client";
import type { Moment } from "~/shared/dates/repeat/occurrence";
import { limits } from "../constants";
import { momentAfter } from "../many/act";
import { findTasks, findTreesBelow, readMoment } from "../many/many-queries";
import type { Task } from "../table";
import { lineageOf, type TreeRow } from "../tree/along";
import { copiesBelow, shiftOf } from "./copies";
import { type Following, followingOf, isUntouched } from "./following";

/** What is done so that tasks follow others, or do no more. Each is after its parent. */
export interface Plan {
  added: Following[];
  /** Those that come back from the trash, as they are then. */
  restored: Task[];
  /** Those that go there. */
  removed: Task[];
  deletedAt: string;
}

const nothing: Plan = { added: [], restored: [], removed: [], deletedAt: "" };

/** A task, as it is or was when it is completed, and the one that follows it. */
interface Followed {
  task: Task;
  following: Following;
  moment: Moment;
  isDone: boolean;
}

interface Changes {
  ownerId: string;
  timeZone: string;
  changes: readonly { before: Task; after: Task }[];
  /** The tasks that were named, and those below them. */
  acted?: { named: readonly TreeRow[]; below: readonly TreeRow[] };
}

/**
 * Returns what comes or goes because tasks were completed or reopened. A task that follows comes with open copies of all subtasks, unless it is there. It goes
 * with them, if it and all that is below it are as they were made. Of tasks below one another the uppermost is followed, with all that is below it.
 * @throws {TRPCError} if there are too many subtasks
 */
export async function planFollowing(db: Database, { ownerId, ...given }: Changes): Promise<Plan> {
  const followed = followedOf(given);
  if (followed.length === 0) return nothing;
  const next = followed.map(({ following }) => following.id);
  const there = byId(await findTasks(db, { ownerId, ids: next }, "anywhere"));
  const coming = followed.filter(({ following, isDone }) => isDone && canBeMade(there.get(following.id)));
  const going = followed.filter(({ following, isDone }) => !isDone && isAsMade(there.get(following.id), following));
  const all = [...coming, ...going];
  if (all.length === 0) return nothing;
  const roots = [...all.map(({ task }) => task.id), ...going.map(({ following }) => following.id)];
  const atMost = going.length > 0 ? limits.along : limits.copied;
  const below = await findBelow(db, { ownerId, ids: roots, atMost });
  const made = (each: Followed) => [
    each.following,
    ...copiesBelow(each.task.id, (id) => below.children.get(id) ?? [], shiftOf(each.task, each.following, each.moment)),
  ];
  const copies = coming.flatMap(made);
  const known = byId(await findTasks(db, { ownerId, ids: copies.map(({ id }) => id) }, "anywhere"));
  const plan = planOf(copies, known);
  const gone = going.flatMap((each) => {
    const root = there.get(each.following.id);
    const rows = root === undefined ? [] : treeOf(root, below.children);
    const madeThen = byId(made(each));
    return rows.every((row) => isAsMade(row, madeThen.get(row.id))) ? rows : [];
  });
  if (gone.length === 0) return { ...nothing, ...plan };
  return { ...plan, removed: gone, deletedAt: momentAfter(await readMoment(db), below.all) };
}

const noOthers = { named: [], below: [] };

/** Returns the tasks that are followed: of those below one another, the uppermost. */
function followedOf({ timeZone, changes, acted = noOthers }: Omit<Changes, "ownerId">): Followed[] {
  const followed = changes.flatMap(({ before, after }): Followed[] => {
    const isDone = after.completed;
    const task = isDone ? after : before;
    if (before.completed === isDone || task.completedAt === null) return [];
    const moment = { at: task.completedAt, timeZone };
    const following = followingOf(task, moment);
    return following === undefined ? [] : [{ task, following, moment, isDone }];
  });
  const named = byId(acted.named);
  const rows = new Map<string, TreeRow>([...acted.below, ...acted.named].map((row) => [row.id, row]));
  const ids = new Set(followed.map(({ task }) => task.id));
  const find = (id: string) => rows.get(id);
  const isBelow = ({ parentId }: Task) => parentId !== null && [...lineageOf(parentId, find)].some((id) => ids.has(id));
  // What is reopened itself stays.
  return followed.filter(({ task, following, isDone }) => !isBelow(task) && (isDone || !named.has(following.id)));
}

/** Returns whether a task that follows can be added, or come back from the trash. */
const canBeMade = (there: Task | undefined) => there === undefined || (there.deletedAt !== null && !there.completed);

const isAsMade = (there: Task | undefined, made: Following | undefined) =>
  there !== undefined && made !== undefined && isUntouched(there, made);

/** Returns what to add and to restore, without what is there already and all that would be below it. */
function planOf(copies: readonly Following[], known: ReadonlyMap<string, Task>): Pick<Plan, "added" | "restored"> {
  const plan: Pick<Plan, "added" | "restored"> = { added: [], restored: [] };
  const left = new Set<string>();
  for (const copy of copies) {
    const there = known.get(copy.id);
    const isLeft = copy.parentId !== null && left.has(copy.parentId);
    if (isLeft || !canBeMade(there)) left.add(copy.id);
    else if (there === undefined) plan.added.push(copy);
    else plan.restored.push({ ...there, ...copy, deletedAt: null });
  }
  return plan;
}

type Children = ReadonlyMap<string, readonly Task[]>;

interface Roots {
  ownerId: string;
  ids: readonly string[];
  atMost: number;
}

/** Returns the tasks below others: all in the tree, and by their parents those outside the trash. */
async function findBelow(db: Database, { ownerId, ids, atMost }: Roots) {
  const all = await findTreesBelow(db, { ownerId, ids, atMost });
  if (all.length > atMost)
    throw fieldError(
      "completed",
      `This repeats with more than ${atMost.toLocaleString("en")} subtasks, too many to add for the next time.`,
    );
  const live = all.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  const children = new Map<string, Task[]>();
  for (const task of await findTasks(db, { ownerId, ids: live }, "lists")) {
    if (task.parentId === null) continue;
    const siblings = children.get(task.parentId);
    if (siblings === undefined) children.set(task.parentId, [task]);
    else siblings.push(task);
  }
  return { all, children };
}

const treeOf = (task: Task, children: Children): Task[] => [
  task,
  ...(children.get(task.id) ?? []).flatMap((child) => treeOf(child, children)),
];

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
