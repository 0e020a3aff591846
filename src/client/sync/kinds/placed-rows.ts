import type { SyncedRow } from "../row-store";
import type { IdsIn, Placing } from "./kinds";
import type { Indexes } from "./row-index";

interface Stored<Row extends SyncedRow> {
  indexes?: Indexes<Row>;
  store: { findStored: (id: string) => Row | undefined; idsIn: IdsIn };
}

/** Returns what finds rows by their indexes: those that the server has, and those that commands may have placed there. */
export function createPlacedRows<Row extends SyncedRow>({ indexes = {}, store }: Stored<Row>) {
  const placed = new Map<string, Map<string, Set<string>>>();
  return {
    add({ index, key, id }: Placing): void {
      const keys = placed.get(index) ?? new Map<string, Set<string>>();
      placed.set(index, keys.set(key, (keys.get(key) ?? new Set()).add(id)));
    },
    idsIn(index: string, key: string): Iterable<string> {
      const more = placed.get(index)?.get(key);
      return more === undefined ? store.idsIn(index, key) : new Set([...store.idsIn(index, key), ...more]);
    },
    /** Returns the values that a row may have in an index. */
    *keysOf(index: string, id: string): Iterable<string> {
      const row = store.findStored(id);
      const own = row && indexes[index]?.(row);
      if (own != null) yield own;
      for (const [key, ids] of placed.get(index) ?? []) if (key !== own && ids.has(id)) yield key;
    },
  };
}
