import { fold } from "~/shared/text/fold";
import type { Clock } from "~/shared/clock";
import { dueDayOf, isOverdue } from "~/shared/due-date";
import { foldedOf } from "../list/filters/folded";
import type { Task } from "./task";

export interface TaskCounts {
  today: number;
  overdue: number;
  upcoming: number;
  all: number;
  completed: number;
  trash: number;
}

const names = ["today", "overdue", "upcoming", "all", "completed", "trash"] as const satisfies (keyof TaskCounts)[];

/** Returns the sidebar's counts after a task has changed; `undefined` stands for a missing task before or after. */
export function recount(
  counts: TaskCounts,
  before: Task | undefined,
  after: Task | undefined,
  clock: Clock,
): TaskCounts {
  const lost = before && listsOf(before, clock);
  const won = after && listsOf(after, clock);
  const count = (name: keyof TaskCounts) =>
    Math.max(0, counts[name] + Number(won?.[name] ?? 0) - Number(lost?.[name] ?? 0));
  return {
    today: count("today"),
    overdue: count("overdue"),
    upcoming: count("upcoming"),
    all: count("all"),
    completed: count("completed"),
    trash: count("trash"),
  };
}

/** Returns the sidebar's numbers for all that there is. */
export function countTasks(tasks: readonly Task[], clock: Clock): TaskCounts {
  const counts: TaskCounts = { today: 0, overdue: 0, upcoming: 0, all: 0, completed: 0, trash: 0 };
  for (const task of tasks) {
    const lists = listsOf(task, clock);
    for (const name of names) counts[name] += Number(lists[name]);
  }
  return counts;
}

function listsOf(task: Task, { now, today, timeZone }: Clock): Record<keyof TaskCounts, boolean> {
  const isLive = task.deletedAt === null;
  const isOpen = isLive && !task.completed;
  const day = dueDayOf(task, timeZone);
  return {
    today: isOpen && day !== null && day <= today,
    overdue: isOpen && isOverdue(task, now, timeZone),
    upcoming: isOpen && day !== null && day > today,
    all: isOpen,
    completed: isLive && task.completed,
    trash: !isLive,
  };
}

const collator = new Intl.Collator("und");

export interface TagCount {
  tag: string;
  pending: number;
  total: number;
}

/** Returns the tags in use, each once and as the latest task spells it, in alphabetical order: as `listTags` does on the server. */
export function countTags(tasks: readonly Task[]): TagCount[] {
  const counted = new Map<string, TagCount & { createdAt: string }>();
  for (const task of tasks) {
    if (task.deletedAt !== null) continue;
    const folds = foldedOf(task).tags;
    for (const [at, tag] of task.tags.entries()) {
      const folded = folds[at] ?? fold(tag);
      const entry = counted.get(folded) ?? { tag, pending: 0, total: 0, createdAt: task.createdAt };
      counted.set(folded, entry);
      entry.total += 1;
      entry.pending += Number(!task.completed);
      if (task.createdAt > entry.createdAt) Object.assign(entry, { tag, createdAt: task.createdAt });
    }
  }
  return [...counted]
    .sort(([a], [b]) => collator.compare(a, b))
    .map(([, { tag, pending, total }]) => ({ tag, pending, total }));
}

/** Returns the tags after a task has changed. A tag without tasks is removed. */
export function recountTags(tags: TagCount[], before: Task | undefined, after: Task | undefined): TagCount[] {
  const counted = new Map(tags.map((entry) => [fold(entry.tag), entry]));
  for (const [task, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (task === undefined || task.deletedAt !== null) continue;
    for (const tag of task.tags) {
      const { total, pending } = counted.get(fold(tag)) ?? { total: 0, pending: 0 };
      counted.set(fold(tag), { tag, total: total + by, pending: pending + (task.completed ? 0 : by) });
    }
  }
  return [...counted.values()]
    .filter(({ total }) => total > 0)
    .sort((a, b) => collator.compare(fold(a.tag), fold(b.tag)));
}
