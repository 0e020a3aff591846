import type { Database } from "../client";
import { createFrequencyCache, type FrequencyCache } from "../frequency-cache";

/** The most variants of each query. Each server connection keeps them in memory, too, at about 20 KB each. */
const maxVariants = 100;

interface Query<Row> {
  execute: (values: Record<string, unknown>) => PromiseLike<Row[]>;
  prepare: (name: string) => { execute: (values: Record<string, unknown>) => PromiseLike<Row[]> };
}

/**
 * Prepares the queries of a hot path: each variant is built once per database, and prepared once per connection. Other queries are parsed and planned
 * each time, after a round trip for the types of their parameters. If callers use more variants than are kept, the most frequent ones are kept.
 * @param build builds a query with `sql.placeholder` for its values
 */
export function preparedStatements<Variant extends Record<string, string | string[] | boolean>, Row>(
  name: string,
  build: (db: Database, variant: Variant) => Query<Row>,
): (db: Database, variant: Variant) => Pick<Query<Row>, "execute"> {
  const known = new WeakMap<Database, FrequencyCache<Pick<Query<Row>, "execute">>>();
  return (db, variant) => {
    const statements = known.get(db) ?? createFrequencyCache<Pick<Query<Row>, "execute">>(maxVariants);
    known.set(db, statements);
    return statements.get(Object.values(variant).join(" "), (isKept) => {
      const query = build(db, variant);
      return isKept ? query.prepare(name) : query;
    });
  };
}
