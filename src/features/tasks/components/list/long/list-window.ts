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

/** So many rows are printed at most. */
export const maxPrintedRows = 1000;

/** Returns what shows every row. */
export function everyRow(count: number): ListWindow {
  return { shown: Array.from({ length: count }, (_, index) => ({ index, above: 0 })), below: 0 };
}

/** Returns what shows these rows, with room for the others of a list that is so many pixels high; `start` and `end` count from `top`. */
export function windowOf(
  rows: readonly { index: number; start: number; end: number }[],
  { top, height }: { top: number; height: number },
): ListWindow {
  let end = top;
  const shown = rows.map((row) => {
    const above = row.start - end;
    end = row.end;
    return { index: row.index, above };
  });
  return { shown, below: top + height - end };
}

/** Returns the indexes of a range, and those of the rows that stay on the page outside it, in order. */
export function withKept(range: number[], kept: readonly number[], count: number): number[] {
  const all = new Set([...range, ...kept.filter((index) => index >= 0 && index < count)]);
  return all.size === range.length ? range : [...all].sort((one, other) => one - other);
}
