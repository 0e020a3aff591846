const rows = () => [...document.querySelectorAll<HTMLElement>("[data-task]")];

/** The id of the task whose row has the focus. */
export function rowInFocus(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-task]")?.dataset.task;
}

/** The id of the task `by` rows further than `id`; of the current one of the list if that is not there. */
export function stepFrom(id: string | undefined, by: number): string | undefined {
  const all = rows();
  const index = all.findIndex(({ dataset }) => dataset.task === id);
  if (index === -1) return document.querySelector<HTMLElement>("[data-task]:has([tabindex='0'])")?.dataset.task;
  return all[Math.min(Math.max(0, index + by), all.length - 1)]?.dataset.task;
}

/** Puts the focus on the title of a row; false if there is none. */
export function focusRow(id: string | undefined): boolean {
  const title = rows()
    .find(({ dataset }) => dataset.task === id)
    ?.querySelector<HTMLElement>("[data-task-title]");
  title?.focus();
  title?.scrollIntoView({ block: "nearest" });
  return title != null;
}

/** Before a row goes: takes a keyboard's focus to the next row that stays, else to the one before, else to the page. */
export function focusNeighbour(id: string, leaving: ReadonlySet<string>): void {
  if (document.activeElement?.matches(":focus-visible") !== true) return;
  const ids = rows().map(({ dataset }) => dataset.task ?? "");
  const index = ids.indexOf(id);
  const stays = (other: string) => !leaving.has(other);
  const neighbour = ids.slice(index).find(stays) ?? ids.slice(0, index).findLast(stays);
  if (!focusRow(neighbour)) document.getElementById("main")?.focus();
}
