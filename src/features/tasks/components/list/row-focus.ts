import { windowedRows } from "./long/windowed-rows";

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-task]")];
const rowOf = (id: string) => rows().find(({ dataset }) => dataset.task === id);
/** Returns the ids of all tasks that are listed, also of those whose rows the page does not hold now. */
export const listedIds = () => windowedRows()?.ids() ?? rows().map(({ dataset }) => dataset.task ?? "");

/** Returns whether the list is in this order. */
export const isListSortedBy = (sort: string) => document.querySelector(`main [data-sort="${sort}"]`) !== null;

/** Returns whether a row shows and hides the rows of subtasks. */
export const isFoldable = (id: string) => broughtRow(id)?.querySelector("[data-fold]") != null;

/** Returns the row of a task that is listed, and brings it onto the page if it is not there. */
function broughtRow(id: string | undefined): HTMLElement | undefined {
  if (id === undefined) return undefined;
  if (rowOf(id) === undefined) windowedRows()?.bring(id);
  return rowOf(id);
}

/** Returns the id of the task whose row has the focus. */
export function rowInFocus(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-task]")?.dataset.task;
}

/** Returns the id of the task `by` rows after `id`; of the list's current row if `id` is not in it. */
export function stepFrom(id: string | undefined, by: number): string | undefined {
  const all = listedIds();
  const index = id === undefined ? -1 : all.indexOf(id);
  if (index === -1) return document.querySelector<HTMLElement>("[data-task]:has([tabindex='0'])")?.dataset.task;
  return all[Math.min(Math.max(0, index + by), all.length - 1)];
}

/** Returns the button of a row that a popup stands beside: the one for its date, where there is room for it, else the one for its menu. */
export function rowButton(id: string): HTMLButtonElement | undefined {
  const buttons = [...(broughtRow(id)?.querySelectorAll<HTMLButtonElement>("button[aria-haspopup]") ?? [])];
  return buttons.find((button) => button.offsetParent !== null);
}

/** Focuses the title of a row. Returns false if there is none. */
export function focusRow(id: string | undefined): boolean {
  const title = broughtRow(id)?.querySelector<HTMLElement>("[data-task-title]");
  title?.focus();
  title?.scrollIntoView({ block: "nearest" });
  return title !== null && title !== undefined;
}

/** Focuses the first row. Returns false if there is none. */
export function focusFirstRow(): boolean {
  return focusRow(listedIds()[0]);
}

/** Focuses the first row once the list has its new tasks. */
export function focusFirstRowSoon(): void {
  const until = performance.now() + 3000;
  const look = () => {
    const isWaiting = document.querySelector("main [aria-busy=true]") !== null;
    if (isWaiting && performance.now() < until) requestAnimationFrame(look);
    else focusFirstRow();
  };
  requestAnimationFrame(look);
}

/** Returns whether the whole row is visible between the top of the screen and the bars at its foot. */
export function isRowInView(id: string): boolean {
  const box = rowOf(id)?.getBoundingClientRect();
  const foot = document.querySelector("[data-bottom-bar]")?.getBoundingClientRect().height ?? 0;
  return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight - foot;
}

/** Highlights a row for a moment. */
export function markRow(id: string): void {
  rowOf(id)?.animate(
    { backgroundColor: ["var(--color-accent-soft)", "transparent"] },
    { duration: 1600, easing: "ease-in" },
  );
}

/** Scrolls a row into the middle, focuses and highlights it. Returns false if it is missing. */
export function revealRow(id: string): boolean {
  const row = broughtRow(id);
  if (row === undefined) return false;
  focusRow(id);
  row.scrollIntoView({ block: "center" });
  markRow(id);
  return true;
}

/** Before a row is removed, moves the keyboard focus to the next row that stays, else the previous one, else the page. */
export function focusNeighbour(id: string, exiting: ReadonlySet<string>): void {
  if (document.activeElement?.matches(":focus-visible") !== true) return;
  const neighbour = neighbourOf(id, exiting);
  const isThere = neighbour !== undefined && rowOf(neighbour) !== undefined;
  focusRowOrPage(isThere ? neighbour : undefined);
}

/** Returns the id of the next row that stays, else of the previous one. */
export function neighbourOf(id: string, exiting: ReadonlySet<string> = new Set([id])): string | undefined {
  const ids = listedIds();
  const index = ids.indexOf(id);
  const stays = (other: string) => !exiting.has(other);
  return ids.slice(index).find(stays) ?? ids.slice(0, index).findLast(stays);
}

/** Focuses a row; the page if there is none. */
export function focusRowOrPage(id?: string): void {
  if (!focusRow(id)) document.getElementById("main")?.focus();
}
