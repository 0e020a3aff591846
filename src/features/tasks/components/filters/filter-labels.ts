import type { ChosenFilter } from "../../list/filter-params";
import { oneOf } from "~/shared/one-of";
import { duePeriods, type Completion, type Sort } from "../../constants";
import { priorityNames } from "./priority-labels";

export const completionNames: Record<Completion, string> = { pending: "Open", completed: "Completed", all: "All" };
export const dueNames = {
  overdue: "Overdue",
  today: "Today",
  next_7_days: "Next 7 days",
  none: "No due date",
} as const;
export const sortNames: Record<Sort, string> = {
  due_date: "Due date",
  priority: "Priority",
  title: "Title",
  created_at: "Date added",
  completed_at: "Date completed",
  deleted_at: "Date deleted",
};

/** A due filter in words; a range of days as it is written. */
export function dueFilterLabel(due: string): string {
  const period = oneOf(duePeriods, due);
  return period === undefined ? due.replace("..", " to ").trim() : dueNames[period];
}

/** What is filtered by, each as it stands after "has": `the words “rent”`, `priority High`. */
export function filterLabels({ completed, priority, search, tags, due }: ChosenFilter): string[] {
  return [
    search ? `the words “${search}”` : "",
    completed ? `the state ${completionNames[completed]}` : "",
    priority ? `priority ${priority.map((value) => priorityNames[value]).join(" or ")}` : "",
    due ? `the due date ${dueFilterLabel(due)}` : "",
    tags ? `the ${tags.length === 1 ? "tag" : "tags"} ${tags.join(" and ")}` : "",
  ].filter((words) => words !== "");
}
