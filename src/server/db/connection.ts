import type { Socket } from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { arrayTypes } from "./array-types";
import { openSocket, requestCancel, type Address } from "./cancel";
import { toDatabaseError } from "./errors/database-error";
import { DatabaseUnavailable } from "./outage";

export type Parameter = postgres.ParameterOrJSON<never>;
/** Rows, and the command that brought them. */
export type Answer = readonly unknown[] & { command: string };

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
  isWorn: () => boolean;
  run: (statement: Statement) => Promise<Answer>;
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
const mostPrepared = 200;
/** A second net below the client's own deadlines. */
const limits = `select set_config('statement_timeout', '10s', false), set_config('idle_in_transaction_session_timeout', '10s', false)`;
/** Ends work whose client has vanished. Not every platform can. */
const vigilance = `select set_config('client_connection_check_interval', '500ms', false)`;

/**
 * postgres.js as the driver of one connection that never reconnects by itself; it would do so thousands of times when a server closes at
 * startup. Neither its `begin` nor its `cancel` is used: both bring the process down when the connection is lost at the wrong moment (3.4.9).
 * @param url `postgres://…`
 * @throws {DatabaseUnavailable} when there is no usable connection in time, for whatever reason
 */
export async function openConnection(url: string, options: ConnectionOptions): Promise<Connection> {
  let socket: Socket | undefined;
  let isOpen = false;
  const prepared = new Set<string>();
  const connectOnce = (): Socket => {
    if (socket !== undefined) throw new Error("This connection was lost.");
    const address = addressOf(driver.options);
    socket = openSocket(address);
    return Object.assign(socket, address);
  };
  const settings = {
    max: 1,
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 0,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: options.applicationName, TimeZone: "UTC" },
    onnotice: () => undefined,
    onclose: () => lose(),
    socket: connectOnce,
    onnotify: (_channel: string, payload: string) => options.onMessage?.(payload),
  };
  const driver: postgres.Sql = postgres(url, settings);
  // Drizzle reads and writes dates as text; it tells the driver so here.
  drizzle(driver);
  const lose = () => {
    if (isOpen) options.onClosed();
    isOpen = false;
  };
  const destroy = () => {
    lose();
    socket?.destroy();
  };

  const deadline = setTimeout(destroy, options.milliseconds);
  try {
    const { state } = await driver.unsafe(limits);
    isOpen = true;
    driver.unsafe(vigilance).catch(() => undefined);
    return {
      isOpen: () => isOpen,
      isWorn: () => prepared.size >= mostPrepared,
      run: ({ text, parameters = [], form = "rows", prepare = false }) => {
        if (!isOpen) return Promise.reject(new DatabaseUnavailable("DATABASE_UNREACHABLE"));
        const isPrepared = prepare && options.prepare;
        if (isPrepared) prepared.add(text);
        const query = driver.unsafe<postgres.Row[]>(text, parameters, { prepare: isPrepared });
        const answer: Promise<Answer> = form === "values" ? query.values() : query;
        return answer.catch(rejectSafely);
      },
      cancel: () => requestCancel(addressOf(driver.options), state),
      destroy,
      end: () => driver.end({ timeout: 1 }),
    };
  } catch (cause) {
    destroy();
    throw new DatabaseUnavailable("DATABASE_UNREACHABLE", { cause: toDatabaseError(cause) });
  } finally {
    clearTimeout(deadline);
  }
}

function rejectSafely(error: unknown): never {
  throw toDatabaseError(error);
}

function addressOf({ host, port, path }: postgres.Sql["options"]): Address {
  return { host: host[0] ?? "localhost", port: port[0] ?? 5432, path };
}
