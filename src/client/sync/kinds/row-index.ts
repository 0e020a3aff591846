/** How rows are found by one of their values, such as their project. `null` stands for none. */
export type Indexes<Row> = Readonly<Record<string, (row: Row) => string | null>>;

/** Returns what finds rows by their indexes. An index is built when it is first asked, and kept from then on. */
export function createFinder<Row>(indexes: Indexes<Row>, stored: ReadonlyMap<string, Row>) {
  const built = new Map<string, { keyOf: (row: Row) => string | null; ids: Map<string, Set<string>> }>();
  const nothing: ReadonlySet<string> = new Set();

  function add(ids: Map<string, Set<string>>, key: string | null, id: string): void {
    if (key === null) return;
    const known = ids.get(key);
    if (known === undefined) ids.set(key, new Set([id]));
    else known.add(id);
  }

  return {
    move(id: string, before: Row | undefined, after: Row | undefined): void {
      for (const { keyOf, ids } of built.values()) {
        const [from, to] = [before, after].map((row) => (row === undefined ? null : keyOf(row)));
        if (from === to) continue;
        if (from != null) ids.get(from)?.delete(id);
        add(ids, to ?? null, id);
      }
    },
    idsIn(index: string, key: string): ReadonlySet<string> {
      const keyOf = indexes[index];
      if (keyOf === undefined) throw new Error(`There is no index ${index}.`);
      const known = built.get(index) ?? { keyOf, ids: new Map<string, Set<string>>() };
      if (!built.has(index)) {
        for (const [id, row] of stored) add(known.ids, keyOf(row), id);
        built.set(index, known);
      }
      return known.ids.get(key) ?? nothing;
    },
  };
}
