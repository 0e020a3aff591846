import type { Clock } from "~/shared/clock";
import { timeOf } from "~/shared/due-date";
import { readTask } from "./read-task";

/** Returns what was read as one line: title, day and time, priority, tags. */
export function readAsLine(text: string, clock: Clock): string {
  const { title, dueOn, dueAt, priority, tags } = readTask(text, clock);
  const time = dueAt === undefined ? undefined : timeOf(dueAt, clock.timeZone);
  const due = [dueOn, time].filter((part) => part !== undefined).join(" ");
  return [title, due, priority ?? "", ...tags.map((tag) => `@${tag}`)].filter((part) => part !== "").join(" | ");
}
