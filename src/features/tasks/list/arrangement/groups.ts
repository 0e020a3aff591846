import type { Clock } from "~/shared/clock";
import { dueState } from "~/shared/dates/due-state";
import { dayOf } from "~/shared/due-date";
import { dayHeading } from "~/shared/due-labels";
import type { Task } from "../../table";
import type { View } from "../views";

/** The fields that a group gives its tasks. */
export type GivenFields = Partial<Pick<Task, "dueOn" | "priority" | "tags" | "projectId" | "sectionId">>;

export interface TaskGroup {
  key: string;
  /** `undefined` for a list without groups. */
  title: string | undefined;
  detail?: string | undefined;
  /** The tag, in any spelling, that all of its tasks have. */
  tag?: string | undefined;
  /** It is a section of the project, which its heading changes. */
  isSection?: boolean;
  /** What a task gets that is added under its heading; `undefined` if none can be added there. */
  given?: GivenFields | undefined;
  tasks: Task[];
}

/** Returns whether a list has a heading for each day. */
export const isByDay = (view: View, sort: string) => view.days === sort;

/** Groups the tasks of a view by day, while it is sorted by that day. Groups are in the order of their first task. */
export function groupTasks(
  tasks: Task[],
  { view, sort, clock }: { view: View; sort: string; clock: Clock },
): TaskGroup[] {
  if (!isByDay(view, sort)) return [{ key: "all", title: undefined, tasks }];
  const groups = new Map<string, TaskGroup>();
  let key = clock.today;
  for (const task of tasks) {
    // A task that has just lost its day stays where it is until it has left the list.
    key = keyOf(task, view, clock) ?? key;
    const group = groups.get(key) ?? { key, ...headingOf(key, view, clock), tasks: [] };
    groups.set(key, group);
    group.tasks.push(task);
  }
  // The page itself says that it is about today.
  const isOnlyToday = view.name === "today" && groups.size === 1 && groups.has(clock.today);
  return isOnlyToday ? [{ key: "all", title: undefined, tasks }] : [...groups.values()];
}

/** Returns the day of a task in a list; in Today, of what has passed only that, because there the date is on the row. */
function keyOf(task: Task, view: View, { now, today, timeZone }: Clock): string | undefined {
  if (view.days === "completed_at") return task.completedAt === null ? undefined : dayOf(task.completedAt, timeZone);
  const { day, period, reason } = dueState(task, now, timeZone);
  if (day === null || view.name !== "today") return day ?? undefined;
  if (period === "past") return "earlier";
  return period === "overdue" && reason === "day" ? "overdue" : today;
}

/** A part of a project, as a list shows it. */
export interface NamedSection {
  id: string;
  name: string;
}

/** Groups the tasks of a project by its sections, in their order, after those without one. A section without tasks is a group, too. */
export function groupBySection(tasks: readonly Task[], sections: readonly NamedSection[]): TaskGroup[] {
  const groups = new Map<string, TaskGroup>([["none", { key: "none", title: undefined, tasks: [] }]]);
  for (const { id, name } of sections) groups.set(id, { key: id, title: name, isSection: true, tasks: [] });
  for (const task of tasks) (groups.get(task.sectionId ?? "none") ?? groups.get("none"))?.tasks.push(task);
  return [...groups.values()];
}

function headingOf(key: string, view: View, clock: Clock): Pick<TaskGroup, "title" | "detail"> {
  if (key === "overdue") return { title: "Overdue" };
  if (key === "earlier") return { title: "Earlier" };
  return view.name === "today" ? { title: "Today" } : dayHeading(key, clock);
}
