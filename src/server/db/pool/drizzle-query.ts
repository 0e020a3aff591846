import type { QueryResult } from "./connection";

/** What Drizzle expects of a driver's query: rows as objects, or as arrays if it asks for `values()` at once. */
export type DrizzleQuery = Promise<QueryResult> & { values: () => Promise<QueryResult> };

export function createDrizzleQuery(run: (form: "rows" | "values") => Promise<QueryResult>): DrizzleQuery {
  let form: "rows" | "values" = "rows";
  const answer = Promise.resolve().then(() => run(form));
  return Object.assign(answer, {
    values: () => {
      form = "values";
      return answer;
    },
  });
}
