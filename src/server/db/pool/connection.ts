import type postgres from "postgres";
import { requestCancel } from "./cancel";
import { toDatabaseError } from "../errors/database-error";
import { DatabaseUnavailable } from "../outage";
import { openSession } from "../session/session";
import type { DatabaseTarget } from "../target/target";

export type Parameter = postgres.ParameterOrJSON<never>;
/** Rows, and the command that returned them. */
export type QueryResult = readonly unknown[] & { command: string };

export interface Statement {
  text: string;
  parameters?: Parameter[];
  /** `rows` are objects, `values` are arrays in the order of the columns. */
  form?: "rows" | "values";
  /** Whether it is prepared: parsed and planned once per connection. */
  prepare?: boolean | undefined;
}

/** One connection to the server. It does not reconnect: a lost connection is replaced. */
export interface Connection {
  isOpen: () => boolean;
  /** Returns whether it has so many prepared statements that a new connection should replace it, because the driver forgets none. */
  needsReplacement: () => boolean;
  run: (statement: Statement) => Promise<QueryResult>;
  /** Asks the server to cancel the running statement. Resolves when the request was sent; rejects when the server is unreachable. */
  cancel: () => Promise<void>;
  /** Closes at once. A running statement rejects, and the server rolls it back. */
  destroy: () => void;
  /** Closes gracefully. */
  end: () => Promise<void>;
}

export interface ConnectionOptions {
  /** The connect timeout, in milliseconds. */
  milliseconds: number;
  applicationName: string;
  /** Whether statements may be prepared at all. */
  prepare: boolean;
  /** Called once when an open connection is lost or closed. */
  onClosed: () => void;
  /** Called with the payload of each notification (https://www.postgresql.org/docs/current/sql-notify.html). */
  onMessage?: (payload: string) => void;
}

/** Each takes about 20 KB of the server's memory. */
const maxPrepared = 200;
/**
 * Opens postgres.js as the driver of one connection that never reconnects; it would do so thousands of times when a server closes at startup. Neither
 * its `begin` nor its `cancel` is used, because both crash the process when the connection is lost at the wrong moment (3.4.9).
 * @throws {DatabaseUnavailable} when there is no usable connection in time, for any reason
 */
export async function openConnection(target: DatabaseTarget, options: ConnectionOptions): Promise<Connection> {
  let isOpen = false;
  const prepared = new Set<string>();
  const lose = () => {
    if (isOpen) options.onClosed();
    isOpen = false;
  };
  const session = await openSession(target, { ...options, purpose: "serving", onClosed: lose }).catch(
    (cause: unknown) => {
      throw new DatabaseUnavailable("DATABASE_UNREACHABLE", { cause: toDatabaseError(cause) });
    },
  );
  const { sql, route, backend } = session;
  isOpen = true;
  return {
    isOpen: () => isOpen,
    needsReplacement: () => prepared.size >= maxPrepared,
    run: ({ text, parameters = [], form = "rows", prepare = false }) => {
      if (!isOpen) return Promise.reject(new DatabaseUnavailable("DATABASE_UNREACHABLE"));
      const isPrepared = prepare && options.prepare && !target.isPooled;
      if (isPrepared) prepared.add(text);
      const query = sql.unsafe<postgres.Row[]>(text, parameters, { prepare: isPrepared });
      const result: Promise<QueryResult> = form === "values" ? query.values() : query;
      return result.catch(rejectSafely);
    },
    cancel: () => requestCancel(route, backend),
    destroy: () => {
      lose();
      session.destroy();
    },
    end: () => sql.end({ timeout: 1 }),
  };
}

function rejectSafely(error: unknown): never {
  throw toDatabaseError(error);
}
