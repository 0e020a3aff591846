import type { RowStore, SyncedRow } from "../row-store";
import { createListView, type View } from "../view";

interface List<Row> {
  belongs: (row: Row) => boolean;
  /** Returns zero for the same row only. */
  compare: (one: Row, other: Row) => number;
}

/**
 * Returns the rows of a short list: those of the copy, or until it holds all, those that the server has listed with what was changed here. The server
 * lists rows that belong to it.
 */
export function createListedRows<Row extends SyncedRow>(
  store: RowStore<Row>,
  { belongs, compare }: List<Row>,
  listed: readonly Row[] | undefined,
): View<readonly Row[]> {
  if (listed === undefined) return createListView(store, { belongs, compare });
  let known: { rows: readonly Row[]; revision: number } | undefined;
  const newest = (row: Row) => {
    const kept = store.find(row.id);
    return kept !== undefined && kept.version >= row.version ? kept : row;
  };
  const compute = () => {
    const rows = new Map(listed.map((row) => [row.id, newest(row)]));
    for (const id of store.touched().keys()) {
      const row = store.find(id);
      if (row !== undefined) rows.set(id, row);
    }
    return [...rows.values()].filter(belongs).sort(compare);
  };
  return {
    subscribe: store.subscribe,
    read() {
      if (known?.revision !== store.revision()) known = { rows: compute(), revision: store.revision() };
      return known.rows;
    },
  };
}
