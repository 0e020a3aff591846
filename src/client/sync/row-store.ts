/** A row that the server keeps and the browser copies. `version` grows with each of its states. */
export interface SyncedRow {
  id: string;
  version: number;
}

/** How one row that is shown became another; `undefined` stands for a row that is not there. */
export interface RowChange<Row> {
  before: Row | undefined;
  after: Row | undefined;
}

type Listener<Row> = (changes: readonly RowChange<Row>[]) => void;

/**
 * Returns the copy of a person's rows that lists are computed from: what the server has, and on top what is shown of changes that it has not answered.
 * A row that comes again in the same version stays the same object.
 */
export function createRowStore<Row extends SyncedRow>() {
  const stored = new Map<string, Row>();
  const shown = new Map<string, Row | undefined>();
  const listeners = new Set<Listener<Row>>();
  /** Those that a refetch has not brought again yet. */
  let marked = new Set<string>();
  let revision = 0;

  const find = (id: string) => (shown.has(id) ? shown.get(id) : stored.get(id));

  /** Runs `act`, and tells what that changed of what is shown. */
  function change(ids: Iterable<string>, act: (id: string) => void): void {
    const changes: RowChange<Row>[] = [];
    for (const id of ids) {
      const before = find(id);
      act(id);
      const after = find(id);
      if (before !== after) changes.push({ before, after });
    }
    if (changes.length === 0) return;
    revision += 1;
    for (const listener of listeners) listener(changes);
  }

  /** Returns those of `rows` that say something new. */
  function newsOf(rows: readonly Row[]): Map<string, Row> {
    const news = new Map<string, Row>();
    for (const row of rows) {
      const known = news.get(row.id) ?? stored.get(row.id);
      if (known === undefined || known.version < row.version) news.set(row.id, row);
      // After a reset the server may have gone back to an earlier state, or on from there to another one.
      else if (marked.has(row.id) && JSON.stringify(known) !== JSON.stringify(row)) news.set(row.id, row);
    }
    return news;
  }

  return {
    find,
    /** Returns every row that is shown. */
    list(): Row[] {
      const rows: Row[] = [];
      for (const [id, row] of stored) if (!shown.has(id)) rows.push(row);
      for (const row of shown.values()) if (row !== undefined) rows.push(row);
      return rows;
    },
    /** Returns every row as the server has it. */
    listStored: () => [...stored.values()],
    /** Returns whether no change waits for its answer. */
    isSettled: () => shown.size === 0,
    /** Grows with each change of what is shown. */
    revision: () => revision,
    /** Takes over what the server says, the newest version of each row. Returns the rows that were news. */
    merge(rows: readonly Row[]): Row[] {
      const news = newsOf(rows);
      change(news.keys(), (id) => {
        const row = news.get(id);
        if (row !== undefined) stored.set(id, row);
      });
      for (const { id } of rows) marked.delete(id);
      return [...news.values()];
    },
    remove(ids: readonly string[]): void {
      change(ids, (id) => stored.delete(id));
      for (const id of ids) marked.delete(id);
    },
    /** Shows `row` in place of what the server has, until it is released. */
    show(id: string, row: Row | undefined): void {
      change([id], () => shown.set(id, row));
    },
    release(id: string): void {
      change([id], () => shown.delete(id));
    },
    /** Marks every row as not fetched again: the next merge of it counts, whatever its version. */
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
      change([...stored.keys(), ...shown.keys()], (id) => {
        stored.delete(id);
        shown.delete(id);
      });
      marked.clear();
    },
    subscribe(listener: Listener<Row>): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type RowStore<Row extends SyncedRow> = ReturnType<typeof createRowStore<Row>>;
