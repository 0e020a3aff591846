import type { RowChange, RowStore, SyncedRow } from "./row-store";

/** A value that follows the rows, for `useSyncExternalStore`. */
export interface View<Value> {
  subscribe: (listener: () => void) => () => void;
  read: () => Value;
}

interface Definition<Row, Value> {
  /** Computes the value from all rows. */
  compute: (rows: readonly Row[]) => Value;
  /** Returns the value after a few changes, or the same value if they do not affect it. */
  update: (value: Value, changes: readonly RowChange<Row>[]) => Value;
}

/** The number of changes above which computing the value anew is cheaper. */
const maxChanges = 200;

/** Returns a value that is computed from all rows when first read, and updated change by change after that. */
export function createView<Row extends SyncedRow, Value>(
  store: RowStore<Row>,
  { compute, update }: Definition<Row, Value>,
): View<Value> {
  let known: { value: Value; revision: number } | undefined;
  const read = () => {
    if (known?.revision !== store.revision()) known = { value: compute(store.list()), revision: store.revision() };
    return known.value;
  };
  return {
    read,
    subscribe: (listener) =>
      store.subscribe((changes) => {
        const isNext = known?.revision === store.revision() - 1 && changes.length <= maxChanges;
        if (known !== undefined && isNext) {
          known = { value: update(known.value, changes), revision: store.revision() };
        }
        listener();
      }),
  };
}

/** Returns the rows of a list in order. `compare` returns zero for the same row only. */
export function createListView<Row extends SyncedRow>(
  store: RowStore<Row>,
  { belongs, compare }: { belongs: (row: Row) => boolean; compare: (a: Row, b: Row) => number },
): View<readonly Row[]> {
  const update = (rows: readonly Row[], changes: readonly RowChange<Row>[]) => {
    let next: Row[] | undefined;
    for (const { before, after } of changes) {
      const at = before === undefined ? -1 : (next ?? rows).indexOf(before);
      const isListed = after !== undefined && belongs(after);
      if (at === -1 && !isListed) continue;
      next ??= [...rows];
      if (at !== -1) next.splice(at, 1);
      if (isListed) next.splice(placeOf(next, after, compare), 0, after);
    }
    return next ?? rows;
  };
  return createView<Row, readonly Row[]>(store, { compute: (rows) => rows.filter(belongs).sort(compare), update });
}

/** Returns the index at which `row` belongs in the sorted `rows`. */
function placeOf<Row>(rows: readonly Row[], row: Row, compare: (a: Row, b: Row) => number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = rows[middle];
    if (other !== undefined && compare(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
