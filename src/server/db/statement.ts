import type { Database } from "./client";

/**
 * Keeps what `build` makes for a database and a variant, so that the statement of a hot path is put together once, and prepared once on each
 * connection. Any other query is parsed and planned anew each time, after a round trip that asks for the types of its parameters.
 * Every variant stays in the memory of each of the server's connections: there must be few, and none made of what a caller sends.
 */
export function statementPer<Variant extends Record<string, string | boolean>, Statement>(
  build: (db: Database, variant: Variant) => Statement,
): (db: Database, variant: Variant) => Statement {
  const known = new WeakMap<Database, Map<string, Statement>>();
  return (db, variant) => {
    const name = Object.values(variant).join(" ");
    const statements = known.get(db) ?? new Map<string, Statement>();
    const statement = statements.get(name) ?? build(db, variant);
    known.set(db, statements.set(name, statement));
    return statement;
  };
}
