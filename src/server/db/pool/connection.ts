import type postgres from "postgres";
import { requestCancel } from "./cancel";
import { toDatabaseError } from "../errors/database-error";
import { DatabaseUnavailable } from "../outage";
import { openSession } from "../session/session";
import type { DatabaseTarget } from "../target/target";

export type Parameter = postgres.ParameterOrJSON<never>;
/** Rows, and the command that brought them. */
export type QueryResult = readonly unknown[] & { command: string };

export interface Statement {
  text: string;
  parameters?: Parameter[];
  /** `rows` are objects, `values` arrays in the order of the columns. */
  form?: "rows" | "values";
  /** Whether it is parsed and planned once and kept as long as the connection is. */
  prepare?: boolean | undefined;
}

/** One connection to the server. It is made once; when it is lost it is done for. */
export interface Connection {
  isOpen: () => boolean;
  /** Whether it holds so many prepared statements that a new one should take its place: the driver forgets none. */
  needsReplacement: () => boolean;
  run: (statement: Statement) => Promise<QueryResult>;
  /** Asks the server to give up what it is doing here. Resolves when it has been told; rejects when it cannot be reached. */
  cancel: () => Promise<void>;
  /** Closes at once; what runs here rejects, and the server rolls it back. */
  destroy: () => void;
  /** Says good-bye. */
  end: () => Promise<void>;
}

export interface ConnectionOptions {
  /** How long connecting may take, in milliseconds. */
  milliseconds: number;
  applicationName: string;
  /** Whether statements may be kept prepared at all. */
  prepare: boolean;
  /** Called once when a connection that was open is lost or closed. */
  onClosed: () => void;
  /** Called with the payload of each notification (https://www.postgresql.org/docs/current/sql-notify.html). */
  onMessage?: (payload: string) => void;
}

/** Each takes some 20 KB of the server's memory. */
const maxPrepared = 200;
/**
 * postgres.js as the driver of one connection that never reconnects by itself; it would do so thousands of times when a server closes at
 * startup. Neither its `begin` nor its `cancel` is used: both bring the process down when the connection is lost at the wrong moment (3.4.9).
 * @throws {DatabaseUnavailable} when there is no usable connection in time, for whatever reason
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
      const answer: Promise<QueryResult> = form === "values" ? query.values() : query;
      return answer.catch(rejectSafely);
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
