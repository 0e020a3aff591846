import { priorities, type Order, type Sort } from "../../constants";
import { compareRanks, rankOf } from "~/shared/rows/rank-order";
import type { Task } from "../../table";

/** Compares two tasks by one key; `sign` is -1 in descending order. */
type Comparison = (a: Task, b: Task, sign: number) => number;

/** The browser's side of a sort. Its SQL is in `sort-queries.ts`. */
interface SortDefinition {
  label: string;
  /** The direction that people expect. */
  naturalOrder: Order;
  /** The keys, as the server compares them. */
  keys: Comparison[];
}

const collator = new Intl.Collator("und");
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const byDate =
  (field: "createdAt" | "completedAt" | "deletedAt" | "dueOn" | "dueAt" | "deadlineOn"): Comparison =>
  (a, b, sign) => {
    const [left, right] = [a[field], b[field]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compareText(left, right);
  };

export const sortDefinitions: Record<Sort, SortDefinition> = {
  created_at: { label: "Date added", naturalOrder: "desc", keys: [byDate("createdAt")] },
  due_date: { label: "Due date", naturalOrder: "asc", keys: [byDate("dueOn"), byDate("dueAt")] },
  deadline: { label: "Deadline", naturalOrder: "asc", keys: [byDate("deadlineOn")] },
  priority: {
    label: "Priority",
    naturalOrder: "desc",
    keys: [(a, b, sign) => sign * (priorities.indexOf(a.priority) - priorities.indexOf(b.priority))],
  },
  title: { label: "Title", naturalOrder: "asc", keys: [(a, b, sign) => sign * collator.compare(a.title, b.title)] },
  completed_at: { label: "Date completed", naturalOrder: "desc", keys: [byDate("completedAt")] },
  deleted_at: { label: "Date deleted", naturalOrder: "desc", keys: [byDate("deletedAt")] },
  position: { label: "Manual", naturalOrder: "asc", keys: [(a, b, sign) => sign * compareRanks(rankOf(a), rankOf(b))] },
};

/** Returns the comparison that sorts tasks as the server does. Tasks without a date come last in both directions; ids break ties. */
export function compareTasks(sort: Sort, order: Order): (a: Task, b: Task) => number {
  const sign = order === "asc" ? 1 : -1;
  const { keys } = sortDefinitions[sort];
  return (a, b) => {
    for (const compare of keys) {
      const result = compare(a, b, sign);
      if (result !== 0) return result;
    }
    return sign * compareText(a.id, b.id);
  };
}
