import { fold } from "~/shared/text/fold";
import { addDays, dayOf, dueDayOf, isOverdue } from "~/shared/due-date";
import type { Task } from "./task-cache";
import type { TaskListInput } from "../list/views";
import { priorities, type Order, type Sort } from "../constants";

/** Whether the server would list `task` for `input`: the rules of `list-queries.ts`, for what is already in the browser. */
export function belongsTo(task: Task, input: TaskListInput, now: string): boolean {
  const { completed, priority, search, tags, due, trash, timeZone } = input;
  return (
    trash === (task.deletedAt !== null) &&
    (completed === "all" || task.completed === (completed === "completed")) &&
    (priority === undefined || priority.includes(task.priority)) &&
    hasWords(task, search) &&
    hasTags(task, tags) &&
    (due === undefined || isDueIn(task, due, { now, timeZone }))
  );
}

/** Compares two tasks as the server sorts them. Without a date they come last in both directions; ids break ties. */
export function compareTasks(sort: Sort, order: Order): (a: Task, b: Task) => number {
  const sign = order === "asc" ? 1 : -1;
  const comparisons = comparisonsBy[sort];
  return (a, b) => {
    for (const compare of comparisons) {
      const result = compare(a, b, sign);
      if (result !== 0) return result;
    }
    return sign * compareText(a.id, b.id);
  };
}

type Comparison = (a: Task, b: Task, sign: number) => number;
type DateField = "createdAt" | "completedAt" | "deletedAt" | "dueOn" | "dueAt";

const collator = new Intl.Collator("und");
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const byDate =
  (field: DateField): Comparison =>
  (a, b, sign) => {
    const [left, right] = [a[field], b[field]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compareText(left, right);
  };

const comparisonsBy: Record<Sort, Comparison[]> = {
  created_at: [byDate("createdAt")],
  due_date: [byDate("dueOn"), byDate("dueAt")],
  priority: [(a, b, sign) => sign * (priorities.indexOf(a.priority) - priorities.indexOf(b.priority))],
  title: [(a, b, sign) => sign * collator.compare(a.title, b.title)],
  completed_at: [byDate("completedAt")],
  deleted_at: [byDate("deletedAt")],
};

/** The words of a search: each must be found. One such as `@home` is found among the tags, too. */
export function wordsOf(search: string | undefined): string[] {
  return search?.split(/\s+/).filter((word) => word !== "") ?? [];
}

/** Returns whether a word of a search is meant for the tags as well as for the text. */
export const isTagWord = (word: string) => word.length > 1 && word.startsWith("@");

function hasWords({ title, description, tags }: Task, search: string | undefined): boolean {
  const text = fold(`${title}\n${description}`);
  return wordsOf(search).every((word) => {
    const wanted = fold(word);
    const isInTags = () => isTagWord(word) && tags.some((tag) => `@${fold(tag)}`.startsWith(wanted));
    return wanted.trim() === "" || text.includes(wanted) || isInTags();
  });
}

function hasTags(task: Task, tags: string[] | undefined): boolean {
  const owned = new Set(task.tags.map(fold));
  return tags === undefined || tags.every((tag) => owned.has(fold(tag)));
}

function isDueIn(task: Task, due: string, { now, timeZone }: { now: string; timeZone: string }): boolean {
  const day = dueDayOf(task, timeZone);
  if (due === "none" || day === null) return due === "none" && day === null;
  if (due === "overdue") return !task.completed && isOverdue(task, now, timeZone);
  const today = dayOf(now, timeZone);
  if (due === "today") return day === today;
  if (due === "next_7_days") return day >= today && day <= addDays(today, 6);
  const [from = "", to = ""] = due.split("..");
  return (from === "" || day >= from) && (to === "" || day <= to);
}
