import { dueDayOf } from "~/shared/due-date";
import type { Task } from "../../store/task";

/** Returns the tasks of each day, where `timeZone` is, in the order of the list; those without a date under `""`. */
export function tasksByDay(tasks: readonly Task[], timeZone: string): ReadonlyMap<string, readonly Task[]> {
  const byDay = new Map<string, Task[]>();
  for (const task of tasks) {
    const day = dueDayOf(task, timeZone) ?? "";
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [task]);
    else known.push(task);
  }
  return byDay;
}
