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
