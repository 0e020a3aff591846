import { addMonths, weekOf } from "~/shared/dates/weeks";
import type { WeekStart } from "~/shared/dates/week-start";
import { addDays } from "~/shared/due-date";
import { nameOfKey } from "../shortcuts/key-name";

interface Deps {
  weekStartsOn: WeekStart;
  /** Moves the focus to a day, and shows it. */
  go: (day: string) => void;
  /** Moves the focus to the tasks of a day. */
  enter: (day: string) => void;
  /** Moves a task to a day, and the focus with it. */
  move: (taskId: string, day: string) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Returns the handler of keys in a calendar: arrows go from day to day and among the tasks of one, with Alt they move the task. */
export function createCalendarKeys({ weekStartsOn, go, enter, move }: Deps): (event: KeyboardEvent) => void {
  function onDay(name: string, day: string): boolean {
    if (name === "Enter") {
      enter(day);
      return true;
    }
    const [first = day, last = day] = [weekOf(day, weekStartsOn)[0], weekOf(day, weekStartsOn).at(-1)];
    const by = steps[name];
    const days: Record<string, string> = {
      Home: first,
      End: last,
      PageUp: addMonths(day, -1),
      PageDown: addMonths(day, 1),
      ...(by !== undefined && { [name]: addDays(day, by) }),
    };
    const next = days[name];
    if (next !== undefined) go(next);
    return next !== undefined;
  }

  function onTask(name: string, { cell, row, day }: { cell: HTMLElement; row: HTMLElement; day: string }): boolean {
    const by = steps[name.replace("Alt+", "")];
    const id = row.dataset["task"];
    if (by === undefined || id === undefined) return false;
    if (name.startsWith("Alt+")) move(id, addDays(day, by));
    else if (Math.abs(by) === 1) go(addDays(day, by));
    else {
      const titles = [...cell.querySelectorAll<HTMLElement>("[data-task-title]")];
      const at = titles.findIndex((title) => row.contains(title)) + Math.sign(by);
      if (at === -1) go(day);
      else titles[at]?.focus();
    }
    return true;
  }

  return (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.defaultPrevented || target.ariaHasPopup !== null) return;
    const cell = target.closest<HTMLElement>("[data-day]");
    const day = cell?.dataset["day"];
    if (cell === null || day === undefined) return;
    const row = target.closest<HTMLElement>("[data-task]");
    const name = nameOfKey(event);
    const isDone =
      row !== null
        ? onTask(name, { cell, row, day })
        : target.closest("[data-day-button]") !== null && onDay(name, day);
    if (isDone) event.preventDefault();
  };
}
