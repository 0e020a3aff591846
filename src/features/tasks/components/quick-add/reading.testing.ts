import type { Clock } from "~/shared/clock";
import { timeOf } from "~/shared/due-date";
import { readTask } from "./read-task";

type Options = Parameters<typeof readTask>[2];

/** Returns what was read as one line: title, day and time, priority, tags, and the project or section. */
export function readAsLine(text: string, clock: Clock, options?: Options): string {
  const { title, dueOn, dueAt, priority, tags, place } = readTask(text, clock, options);
  const time = dueAt === undefined ? undefined : timeOf(dueAt, clock.timeZone);
  const due = [dueOn, time].filter((part) => part !== undefined).join(" ");
  return [title, due, priority ?? "", ...tags.map((tag) => `@${tag}`), place?.path ?? ""]
    .filter((part) => part !== "")
    .join(" | ");
}
