import type { Answer } from "./connection";

/** What Drizzle expects of a driver's query: rows as objects, or as arrays if it asks for `values()` at once. */
export type PendingAnswer = Promise<Answer> & { values: () => Promise<Answer> };

export function pendingAnswer(run: (form: "rows" | "values") => Promise<Answer>): PendingAnswer {
  let form: "rows" | "values" = "rows";
  const answer = Promise.resolve().then(() => run(form));
  return Object.assign(answer, {
    values: () => {
      form = "values";
      return answer;
    },
  });
}
