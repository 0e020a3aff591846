import { PostgresJsPreparedQuery } from "drizzle-orm/postgres-js/session";
import { toDatabaseError } from "./database-error";

type Run<Query, Values extends unknown[], Result> = (this: Query, ...values: Values) => Promise<Result>;

/** Wraps `run` so that it rejects with a `DatabaseError`. */
function withoutStatement<Query, Values extends unknown[], Result>(
  run: Run<Query, Values, Result>,
): Run<Query, Values, Result> {
  return async function (...values) {
    try {
      return await run.apply(this, values);
    } catch (error) {
      throw toDatabaseError(error);
    }
  };
}

// Drizzle puts the statement and its values into every error message, and has no setting for that. Every statement runs through this class,
// which Drizzle instantiates itself, also in transactions and migrations.
const { execute, all } = PostgresJsPreparedQuery.prototype;
Object.assign(PostgresJsPreparedQuery.prototype, { execute: withoutStatement(execute), all: withoutStatement(all) });
