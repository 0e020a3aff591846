/** The part of a long list that is on the page. */
export interface ListWindow {
  shown: readonly WindowedRow[];
  /** The height of the rows below the last one on the page, in pixels. */
  below: number;
  /** Called with every row on the page. */
  measure?: (row: HTMLLIElement | null) => void;
}

interface WindowedRow {
  index: number;
  /** The height of the rows left out between this one and the one before, in pixels. */
  above: number;
}

/** The number of rows that are printed at most. */
export const maxPrintedRows = 1000;

/** Returns a window that holds every row. */
export function everyRow(count: number): ListWindow {
  return { shown: Array.from({ length: count }, (_, index) => ({ index, above: 0 })), below: 0 };
}

/** Returns a window of these rows, with space for the others of a list of this height in pixels. `start` and `end` count from `top`. */
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
