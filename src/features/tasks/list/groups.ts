import type { Clock } from "~/shared/clock";
import { dayOf, dueDayOf, isOverdue } from "~/shared/due-date";
import { dayHeading } from "~/shared/due-labels";
import type { Task } from "../table";
import type { View } from "./views";

export interface TaskGroup {
  key: string;
  /** `undefined` for a list without groups. */
  title: string | undefined;
  detail?: string | undefined;
  tasks: Task[];
}

/** Returns whether a list has a heading for each day. */
export const isByDay = (view: View, sort: string) => view.days === sort;

/** Groups the tasks of a view by day, while it is sorted by that day. Groups are in the order of their first task. */
export function groupTasks(
  tasks: Task[],
  { view, sort, clock }: { view: View; sort: string; clock: Clock },
): TaskGroup[] {
  if (!isByDay(view, sort)) return [withoutHeading(tasks)];
  const groups = new Map<string, TaskGroup>();
  let last: TaskGroup | undefined;
  for (const task of tasks) {
    const made = groupOf(task, view, clock) ?? last ?? dayGroup(clock.today, clock);
    last = groups.get(made.key) ?? made;
    groups.set(last.key, last);
    last.tasks.push(task);
  }
  // The page itself says that it is about today.
  const isOnlyToday = view.name === "today" && groups.size === 1 && last?.key === "today";
  return isOnlyToday ? [withoutHeading(tasks)] : [...groups.values()];
}

const withoutHeading = (tasks: Task[]): TaskGroup => ({ key: "all", title: undefined, tasks });

/** Returns the group of a task; `undefined` for one that has just lost its day, and stays where it is until it has left. */
function groupOf(task: Task, view: View, clock: Clock): TaskGroup | undefined {
  if (view.name === "today") return nearGroup(task, clock);
  const { completedAt } = task;
  const day =
    view.days === "due_date" ? dueDayOf(task, clock.timeZone) : completedAt && dayOf(completedAt, clock.timeZone);
  return day === null ? undefined : dayGroup(day, clock);
}

function nearGroup(task: Task, clock: Clock): TaskGroup | undefined {
  const day = dueDayOf(task, clock.timeZone);
  if (day === null) return undefined;
  if (day >= clock.today) return { key: "today", title: "Today", tasks: [] };
  return !task.completed && isOverdue(task, clock.now, clock.timeZone)
    ? { key: "overdue", title: "Overdue", tasks: [] }
    : { key: "earlier", title: "Earlier", tasks: [] };
}

const dayGroup = (day: string, clock: Clock): TaskGroup => ({ key: day, ...dayHeading(day, clock), tasks: [] });
