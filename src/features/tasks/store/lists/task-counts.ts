import { fold } from "~/shared/text/fold";
import type { Clock } from "~/shared/clock";
import { dueState } from "~/shared/dates/due-state";
import { type ArchivedProjects, isAtRest, noneArchived } from "../../list/filters/archived";
import { foldedOf } from "../../list/filters/folded";
import type { Task } from "../task";

export interface TaskCounts {
  inbox: number;
  today: number;
  overdue: number;
  upcoming: number;
  all: number;
  completed: number;
  trash: number;
}

const names = [
  "inbox",
  "today",
  "overdue",
  "upcoming",
  "all",
  "completed",
  "trash",
] as const satisfies (keyof TaskCounts)[];

/** Returns the sidebar's counts after a task has changed; `undefined` stands for a missing task before or after. */
export function recount(
  counts: TaskCounts,
  before: Task | undefined,
  after: Task | undefined,
  clock: Clock,
  archived = noneArchived,
): TaskCounts {
  const lost = before && listsOf(before, clock, archived);
  const won = after && listsOf(after, clock, archived);
  const count = (name: keyof TaskCounts) =>
    Math.max(0, counts[name] + Number(won?.[name] ?? 0) - Number(lost?.[name] ?? 0));
  return {
    inbox: count("inbox"),
    today: count("today"),
    overdue: count("overdue"),
    upcoming: count("upcoming"),
    all: count("all"),
    completed: count("completed"),
    trash: count("trash"),
  };
}

/** Returns the sidebar's numbers for all that there is. */
export function countTasks(tasks: readonly Task[], clock: Clock, archived = noneArchived): TaskCounts {
  const counts: TaskCounts = { inbox: 0, today: 0, overdue: 0, upcoming: 0, all: 0, completed: 0, trash: 0 };
  for (const task of tasks) {
    const lists = listsOf(task, clock, archived);
    for (const name of names) counts[name] += Number(lists[name]);
  }
  return counts;
}

function listsOf(task: Task, { now, timeZone }: Clock, archived: ArchivedProjects): Record<keyof TaskCounts, boolean> {
  const isLive = task.deletedAt === null;
  const isOpen = isLive && !task.completed && !isAtRest(task, archived);
  const { period } = dueState(task, now, timeZone);
  const isOverdue = period === "overdue";
  const isToday = isOverdue || period === "today";
  return {
    inbox: isOpen && task.projectId === null,
    today: isOpen && isToday,
    overdue: isOpen && isOverdue,
    upcoming: isOpen && !isToday && period !== "none",
    all: isOpen,
    completed: isLive && task.completed,
    trash: !isLive,
  };
}

const isPending = (task: Task, archived: ArchivedProjects) => !task.completed && !isAtRest(task, archived);

const collator = new Intl.Collator("und");

export interface TagCount {
  tag: string;
  pending: number;
  total: number;
}

/** Returns the tags in use, each once and as the latest task spells it, in alphabetical order: as `listTags` does on the server. */
export function countTags(tasks: readonly Task[], archived = noneArchived): TagCount[] {
  const counted = new Map<string, TagCount & { createdAt: string }>();
  for (const task of tasks) {
    if (task.deletedAt !== null) continue;
    const folds = foldedOf(task).tags;
    for (const [at, tag] of task.tags.entries()) {
      const folded = folds[at] ?? fold(tag);
      const entry = counted.get(folded) ?? { tag, pending: 0, total: 0, createdAt: task.createdAt };
      counted.set(folded, entry);
      entry.total += 1;
      entry.pending += Number(isPending(task, archived));
      if (task.createdAt > entry.createdAt) Object.assign(entry, { tag, createdAt: task.createdAt });
    }
  }
  return [...counted]
    .sort(([a], [b]) => collator.compare(a, b))
    .map(([, { tag, pending, total }]) => ({ tag, pending, total }));
}

/** Returns the tags after a task has changed. A tag without tasks is removed. */
export function recountTags(
  tags: TagCount[],
  before: Task | undefined,
  after: Task | undefined,
  archived = noneArchived,
): TagCount[] {
  const counted = new Map(tags.map((entry) => [fold(entry.tag), entry]));
  for (const [task, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (task === undefined || task.deletedAt !== null) continue;
    for (const tag of task.tags) {
      const { total, pending } = counted.get(fold(tag)) ?? { total: 0, pending: 0 };
      counted.set(fold(tag), { tag, total: total + by, pending: pending + (isPending(task, archived) ? by : 0) });
    }
  }
  return [...counted.values()]
    .filter(({ total }) => total > 0)
    .sort((a, b) => collator.compare(fold(a.tag), fold(b.tag)));
}
