/** A row of the server that the browser copies. `version` grows with each change. */
export interface SyncedRow {
  id: string;
  version: number;
}

/** The change of a visible row. `undefined` stands for a missing row. */
export interface RowChange<Row> {
  before: Row | undefined;
  after: Row | undefined;
}

/** Returns a row with the waiting changes of this browser applied. */
export type Overlay<Row> = (row: Row | undefined) => Row | undefined;

interface StoreChange<Row> {
  /** Rows of the server, of which the newest version counts. */
  rows?: readonly Row[];
  /** By row, what is shown on top of it; `undefined` for nothing. */
  overlays?: ReadonlyMap<string, Overlay<Row> | undefined>;
}

type Listener<Row> = (changes: readonly RowChange<Row>[]) => void;

/**
 * Returns the copy of a user's rows that lists are computed from: the rows of the server, and on top the changes that it has not answered yet.
 * A row that arrives again in the same version stays the same object.
 */
export function createRowStore<Row extends SyncedRow>() {
  const stored = new Map<string, Row>();
  const overlays = new Map<string, Overlay<Row>>();
  const touched = new Map<string, Row | undefined>();
  /** The rows with an overlay, as they are shown. */
  const shown = new Map<string, Row | undefined>();
  const listeners = new Set<Listener<Row>>();
  /** The ids of rows that the current refetch has not returned yet. */
  let marked = new Set<string>();
  let revision = 0;

  const find = (id: string) => (shown.has(id) ? shown.get(id) : stored.get(id));

  /** Runs `act` for each id, and notifies listeners of the visible changes. */
  function change(ids: Iterable<string>, act: (id: string) => void): void {
    const changes: RowChange<Row>[] = [];
    for (const id of ids) {
      const before = find(id);
      act(id);
      const overlay = overlays.get(id);
      if (overlay === undefined) shown.delete(id);
      else shown.set(id, overlay(stored.get(id)));
      const after = find(id);
      if (before !== after) changes.push({ before, after });
    }
    if (changes.length === 0) return;
    revision += 1;
    for (const listener of listeners) listener(changes);
  }

  /** Returns the rows that are new or newer than the stored ones. */
  function newsOf(rows: readonly Row[]): Map<string, Row> {
    const news = new Map<string, Row>();
    for (const row of rows) {
      const known = news.get(row.id) ?? stored.get(row.id);
      if (known === undefined || known.version < row.version) news.set(row.id, row);
      // After a reset the server may have gone back to an earlier state, and on from there to a different one.
      else if (marked.has(row.id) && JSON.stringify(known) !== JSON.stringify(row)) news.set(row.id, row);
    }
    return news;
  }

  /** Merges rows of the server and replaces overlays, as one visible change. Returns the rows that were new. */
  function apply({ rows = [], overlays: replaced = new Map() }: StoreChange<Row>): Row[] {
    const news = newsOf(rows);
    change(new Set([...news.keys(), ...replaced.keys()]), (id) => {
      const row = news.get(id);
      if (row !== undefined) stored.set(id, row);
      if (!replaced.has(id)) return;
      const overlay = replaced.get(id);
      if (overlay === undefined) overlays.delete(id);
      else overlays.set(id, overlay);
      if (overlay !== undefined && !touched.has(id)) touched.set(id, stored.get(id));
    });
    for (const { id } of rows) marked.delete(id);
    return [...news.values()];
  }

  return {
    find,
    /** Returns every visible row. */
    list(): Row[] {
      const rows: Row[] = [];
      for (const [id, row] of stored) if (!shown.has(id)) rows.push(row);
      for (const row of shown.values()) if (row !== undefined) rows.push(row);
      return rows;
    },
    /** Returns a row as the server has it. */
    findStored: (id: string) => stored.get(id),
    /** Returns a row that waits for the answer to a change of this browser, as it is shown. */
    findWaiting: (id: string) => (overlays.has(id) ? find(id) : undefined),
    /** Returns the rows that this browser has changed since the page was loaded, each as the server had it before. */
    touched: (): ReadonlyMap<string, Row | undefined> => touched,
    /** Returns every row as the server has it. */
    listStored: () => [...stored.values()],
    /** Returns a number that grows with each visible change. */
    revision: () => revision,
    apply,
    /** Merges rows of the server, and keeps the newest version of each. Returns the rows that were new. */
    merge(rows: readonly Row[]): Row[] {
      return apply({ rows });
    },
    remove(ids: readonly string[]): void {
      change(ids, (id) => stored.delete(id));
      for (const id of ids) marked.delete(id);
    },
    /** Marks every row for a refetch: the next merge of a row replaces it, whatever its version. */
    mark(): void {
      marked = new Set(stored.keys());
    },
    /** Removes the rows that are still marked, and returns their ids. */
    sweep(): string[] {
      const swept = [...marked];
      this.remove(swept);
      return swept;
    },
    clear(): void {
      change([...stored.keys(), ...overlays.keys()], (id) => {
        stored.delete(id);
        overlays.delete(id);
      });
      marked.clear();
      touched.clear();
    },
    subscribe(listener: Listener<Row>): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type RowStore<Row extends SyncedRow> = ReturnType<typeof createRowStore<Row>>;
