import type { Clock } from "~/shared/clock";
import { dueDayOf, isOverdue } from "~/shared/due-date";
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

/** Groups the tasks of a view by day, while it is sorted by day. Groups are in the order of their first task. */
export function groupTasks(
  tasks: Task[],
  { view, sort, clock }: { view: View; sort: string; clock: Clock },
): TaskGroup[] {
  if (view.due === undefined || sort !== "due_date") return [{ key: "all", title: undefined, tasks }];
  const groups = new Map<string, TaskGroup>();
  for (const task of tasks) {
    const made = view.name === "today" ? nearGroup(task, clock) : dayGroup(task, clock);
    const group = groups.get(made.key) ?? made;
    groups.set(group.key, group);
    group.tasks.push(task);
  }
  return [...groups.values()];
}

function nearGroup(task: Task, clock: Clock): TaskGroup {
  const day = dueDayOf(task, clock.timeZone) ?? "";
  if (day === clock.today) return { key: "today", ...dayHeading(day, clock), tasks: [] };
  return !task.completed && isOverdue(task, clock.now, clock.timeZone)
    ? { key: "overdue", title: "Overdue", tasks: [] }
    : { key: "earlier", title: "Earlier", tasks: [] };
}

function dayGroup(task: Task, clock: Clock): TaskGroup {
  const day = dueDayOf(task, clock.timeZone) ?? "";
  return { key: day, ...dayHeading(day, clock), tasks: [] };
}
