import type { Database } from "./client";

/** Kept in the memory of each of the server's connections, at some 20 KB. */
const mostVariants = 100;

interface Query<Row> {
  execute: (values: Record<string, unknown>) => PromiseLike<Row[]>;
  prepare: (name: string) => { execute: (values: Record<string, unknown>) => PromiseLike<Row[]> };
}

/**
 * Keeps the queries of a hot path: each variant is put together once for a database, and prepared once on each connection. Any other
 * query is parsed and planned anew each time, after a round trip that asks for the types of its parameters. Where callers choose among more
 * variants than are kept, the later ones run as any other query.
 * @param build a query with `sql.placeholder` where values belong
 */
export function statementPer<Variant extends Record<string, string | string[] | boolean>, Row>(
  name: string,
  build: (db: Database, variant: Variant) => Query<Row>,
): (db: Database, variant: Variant) => Pick<Query<Row>, "execute"> {
  const known = new WeakMap<Database, Map<string, Pick<Query<Row>, "execute">>>();
  return (db, variant) => {
    const statements = known.get(db) ?? new Map<string, Pick<Query<Row>, "execute">>();
    known.set(db, statements);
    const key = Object.values(variant).join(" ");
    const kept = statements.get(key);
    if (kept !== undefined) return kept;
    const query = build(db, variant);
    if (statements.size >= mostVariants) return query;
    const statement = query.prepare(name);
    statements.set(key, statement);
    return statement;
  };
}
