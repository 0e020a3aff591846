import type { Database } from "../client";
import { createFrequencyCache, type FrequencyCache } from "../frequency-cache";

/** Of each query; kept in the memory of each of the server's connections, too, at some 20 KB. */
const maxVariants = 100;

interface Query<Row> {
  execute: (values: Record<string, unknown>) => PromiseLike<Row[]>;
  prepare: (name: string) => { execute: (values: Record<string, unknown>) => PromiseLike<Row[]> };
}

/**
 * Keeps the queries of a hot path: each variant is put together once for a database, and prepared once on each connection. Any other
 * query is parsed and planned anew each time, after a round trip that asks for the types of its parameters. Where callers choose among more
 * variants than are kept, the popular ones are, and the others run as any other query.
 * @param build a query with `sql.placeholder` where values belong
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
