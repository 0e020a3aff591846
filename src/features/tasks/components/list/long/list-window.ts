/** What of a long list stands on the page. */
export interface ListWindow {
  shown: readonly WindowedRow[];
  /** Pixels of the rows below the last one that is shown. */
  below: number;
  /** Is told of every row that is shown. */
  measure?: (row: HTMLLIElement | null) => void;
}

interface WindowedRow {
  index: number;
  /** Pixels of the rows that are not shown between this one and the one before. */
  above: number;
}

/** Returns what shows every row. */
export function everyRow(count: number): ListWindow {
  return { shown: Array.from({ length: count }, (_, index) => ({ index, above: 0 })), below: 0 };
}

/** So many rows are printed at most. */
export const maxPrintedRows = 1000;
