/** Opens something beside a task's row. Returns false if the row is not on the page. */
type OpenAtRow = (taskId: string, byKey: boolean) => boolean;

/** What chooses a property of a task, wherever the task is on the page. */
export interface RowChoice {
  /** Calls `open` when the choice shall open beside a row. Returns the function that ends that. */
  onOpen: (open: OpenAtRow) => () => void;
  /** Opens the choice beside the row of a task, else in the open task. Returns false if it is in neither. */
  open: (taskId: string, options?: { byKey?: boolean }) => boolean;
  /** Opens the choice in the open task. */
  openInPanel: () => boolean;
}

/** Returns the choice of a property, which the panel shows in the row of that name. */
export function createRowChoice(field: string): RowChoice {
  let openAtRow: OpenAtRow | undefined;
  const openInPanel = () => {
    const row = document.querySelector<HTMLElement>(`[data-field=${field}]`);
    row?.focus();
    row?.click();
    return row !== null;
  };
  return {
    onOpen(open) {
      openAtRow = open;
      return () => {
        if (openAtRow === open) openAtRow = undefined;
      };
    },
    open: (taskId, { byKey = false } = {}) => openAtRow?.(taskId, byKey) === true || openInPanel(),
    openInPanel,
  };
}
