/** Opens the choice of a date beside a task's row. Returns false if it has none on the page. */
type OpenAtRow = (taskId: string, byKey: boolean) => boolean;

let openAtRow: OpenAtRow | undefined;

/** Calls `open` when a task shall be scheduled. Returns the function that ends that. */
export function onSchedule(open: OpenAtRow): () => void {
  openAtRow = open;
  return () => {
    if (openAtRow === open) openAtRow = undefined;
  };
}

/** Opens the choice of a date for a task: beside its row, else in the open task. Returns false if it is in neither. */
export function schedule(taskId: string, { byKey = false } = {}): boolean {
  return openAtRow?.(taskId, byKey) === true || openDueRow();
}

/** Opens the due date of the open task. */
export function openDueRow(): boolean {
  const row = document.querySelector<HTMLElement>("[data-field=due]");
  row?.focus();
  row?.click();
  return row !== null;
}
