import { createFinder, type Indexes } from "./kinds/row-index";

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
 *
 * `put`, `cover` and `drop` change rows silently. `settle` ends such a change, and returns what tells the listeners, so that the rows of several stores
 * change before anybody hears of one.
 */
export function createRowStore<Row extends SyncedRow>(indexes: Indexes<Row> = {}) {
  const stored = new Map<string, Row>();
  const found = createFinder(indexes, stored);
  const overlays = new Map<string, Overlay<Row>>();
  const touched = new Map<string, Row | undefined>();
  /** The rows with an overlay, as they are shown. */
  const shown = new Map<string, Row | undefined>();
  const listeners = new Set<Listener<Row>>();
  /** The ids of rows that the current refetch has not returned yet. */
  let marked = new Set<string>();
  let revision = 0;
  /** The rows that change now, as they were shown before. */
  let changing = new Map<string, Row | undefined>();

  const find = (id: string) => (shown.has(id) ? shown.get(id) : stored.get(id));

  function change(id: string, act: () => void): void {
    if (!changing.has(id)) changing.set(id, find(id));
    act();
    const overlay = overlays.get(id);
    if (overlay === undefined) shown.delete(id);
    else shown.set(id, overlay(stored.get(id)));
  }

  const store = (id: string, row: Row | undefined) => {
    found.move(id, stored.get(id), row);
    if (row === undefined) stored.delete(id);
    else stored.set(id, row);
  };

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

  /** Merges rows of the server, and keeps the newest version of each. Returns the rows that were new. */
  function put(rows: readonly Row[]): Row[] {
    const news = newsOf(rows);
    for (const [id, row] of news) change(id, () => store(id, row));
    for (const { id } of rows) marked.delete(id);
    return [...news.values()];
  }

  /** Shows a change that waits on top of a row, or nothing. */
  function cover(id: string, overlay: Overlay<Row> | undefined): void {
    change(id, () => {
      if (overlay === undefined) overlays.delete(id);
      else overlays.set(id, overlay);
    });
    if (overlay !== undefined && !touched.has(id)) touched.set(id, stored.get(id));
  }

  function drop(ids: Iterable<string>): void {
    for (const id of ids) {
      change(id, () => store(id, undefined));
      marked.delete(id);
    }
  }

  /** Ends a change. Returns a function that tells the listeners what has visibly changed. */
  function settle(): () => void {
    const changes: RowChange<Row>[] = [];
    for (const [id, before] of changing) {
      const after = find(id);
      if (before !== after) changes.push({ before, after });
    }
    changing = new Map();
    if (changes.length === 0) return () => undefined;
    revision += 1;
    return () => {
      for (const listener of listeners) listener(changes);
    };
  }

  /** Merges rows of the server and replaces overlays, as one visible change. Returns the rows that were new. */
  function apply({ rows = [], overlays: replaced = new Map() }: StoreChange<Row>): Row[] {
    const news = put(rows);
    for (const [id, overlay] of replaced) cover(id, overlay);
    settle()();
    return news;
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
    /** Returns the ids of the rows with this value in an index, as the server has them. */
    idsIn: found.idsIn,
    /** Returns the rows that this browser has changed since the page was loaded, each as the server had it before. */
    touched: (): ReadonlyMap<string, Row | undefined> => touched,
    /** Returns every row as the server has it. */
    listStored: () => [...stored.values()],
    /** Returns a number that grows with each visible change. */
    revision: () => revision,
    put,
    cover,
    drop,
    settle,
    apply,
    /** Merges rows of the server as one visible change. Returns the rows that were new. */
    merge(rows: readonly Row[]): Row[] {
      return apply({ rows });
    },
    remove(ids: readonly string[]): void {
      drop(ids);
      settle()();
    },
    /** Marks every row for a refetch: the next merge of a row replaces it, whatever its version. */
    mark(): void {
      marked = new Set(stored.keys());
    },
    /** Returns the ids of the rows that are still marked. */
    marked: (): ReadonlySet<string> => marked,
    clear(): void {
      for (const id of [...stored.keys(), ...overlays.keys()])
        change(id, () => {
          store(id, undefined);
          overlays.delete(id);
        });
      settle()();
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
