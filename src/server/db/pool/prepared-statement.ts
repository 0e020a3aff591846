import { is } from "drizzle-orm";
import { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, PostgresJsSession } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { Database } from "../client";
import { createFrequencyCache } from "../frequency-cache";
import { openIdleDriver } from "../session/driver";

/** The most variants of each query. Each server connection keeps them in memory, too, at about 20 KB each. */
const maxVariants = 100;

type Execute<Row> = (values: Record<string, unknown>) => PromiseLike<Row[]>;

interface Query<Row> {
  execute: Execute<Row>;
  prepare: (name: string) => { execute: Execute<Row> };
}

/**
 * Prepares the queries of a hot path: each variant is built once, and prepared once per connection. Other queries are built, parsed and planned
 * each time, after a round trip for the types of their parameters. If callers use more variants than are kept, the most frequent ones are kept.
 * @param build builds a query with `sql.placeholder` for its values
 */
export function preparedStatements<Variant extends Record<string, string | string[] | boolean>, Row>(
  name: string,
  build: (db: Database, variant: Variant) => Query<Row>,
): (db: Database, variant: Variant) => Pick<Query<Row>, "execute"> {
  const statements = createFrequencyCache<Pick<Query<Row>, "execute">>(maxVariants);
  return (db, variant) => {
    const statement = statements.get(Object.values(variant).join(" "), (isKept) => {
      const query = build(template(), variant);
      return isKept ? query.prepare(name) : query;
    });
    return { execute: (values) => sendTo(db, () => statement.execute(values)) };
  };
}

type Session = Pick<
  PostgresJsSession<postgres.Sql, Record<string, unknown>, Record<string, never>>,
  "client" | "logger"
>;

/** Of the database or transaction on which a statement is being executed. */
let receiver: Session | undefined;

/**
 * Executes a statement of the template on `db`. Drizzle binds a statement to the database or the transaction that it was built with, and a transaction
 * would build each of its statements anew, which costs more than the query. It sends a statement before `execute` returns.
 */
function sendTo<Result>(db: Database, execute: () => Result): Result {
  receiver = sessionOf(db);
  try {
    return execute();
  } finally {
    receiver = undefined;
  }
}

function requireReceiver(): Session {
  if (receiver === undefined) throw new Error("Drizzle did not send a prepared statement at once.");
  return receiver;
}

let made: Database | undefined;

/** Returns the database that statements are built with, which has no connection of its own. */
function template(): Database {
  const unsafe: postgres.Sql["unsafe"] = (...statement) => requireReceiver().client.unsafe(...statement);
  const logQuery: Session["logger"]["logQuery"] = (...query) => requireReceiver().logger.logQuery(...query);
  return (made ??= drizzle(Object.assign(openIdleDriver(), { unsafe }), { logger: { logQuery } }));
}

function sessionOf(db: Database): Session {
  const session = is(db, PgDatabase) ? db._.session : undefined;
  if (is(session, PostgresJsSession)) return session;
  throw new Error("A prepared statement is executed on a database or a transaction of Drizzle.");
}
