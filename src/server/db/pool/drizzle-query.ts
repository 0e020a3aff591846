import type { QueryResult } from "./connection";

/** The query that Drizzle expects of a driver: rows as objects, or as arrays if it calls `values()` at once. */
export type DrizzleQuery = Promise<QueryResult> & { values: () => Promise<QueryResult> };

export function createDrizzleQuery(run: (form: "rows" | "values") => Promise<QueryResult>): DrizzleQuery {
  let form: "rows" | "values" = "rows";
  const result = Promise.resolve().then(() => run(form));
  return Object.assign(result, {
    values: () => {
      form = "values";
      return result;
    },
  });
}
