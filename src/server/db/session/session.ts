import type { Socket } from "node:net";
import type postgres from "postgres";
import type { DatabaseTarget } from "../target/target";
import { openDriver } from "./driver";
import { optionalStatements, settingsStatement, type Purpose } from "./settings";
import { openTransport, routesTo, type Route } from "./transport";

export interface SessionOptions {
  /** The connect timeout of each attempt, in milliseconds, unless the address sets one. */
  milliseconds: number;
  purpose: Purpose;
  applicationName: string;
  /** Called once when the connection is lost or closed. */
  onClosed?: () => void;
  /** Called with the payload of each notification (https://www.postgresql.org/docs/current/sql-notify.html). */
  onMessage?: (payload: string) => void;
}

/** A connection with the settings that Keel needs. It never reconnects. */
export interface Session {
  sql: postgres.Sql;
  route: Route;
  /** The process to cancel, as the server, or a pooler in its place, identifies it. */
  backend: { pid: number; secret: number };
  /** Whether a pooler is in between: it identifies itself and not the server. */
  isPooled: boolean;
  isStandby: boolean;
  role: string;
  destroy: () => void;
}

type ConnectionState = { pid: number; isStandby: boolean; role: string };
const unknownState: ConnectionState = { pid: 0, isStandby: false, role: "" };

/** Returns whether trying another server is pointless, as for libpq: wrong credentials, or an unknown database. */
const isFinal = (error: unknown) => /^(?:28P01|3D000|42501)$/.test(codeOf(error));

/**
 * Connects to the first usable server of `target`, and applies the session settings.
 * @throws the error of the driver or the server for the last attempt
 */
export async function openSession(target: DatabaseTarget, options: SessionOptions): Promise<Session> {
  const hosts = target.isShuffled === true ? shuffle(target.hosts) : target.hosts;
  let failure: unknown;
  for (const route of hosts.flatMap((host) => routesTo(host, target.tls))) {
    try {
      const session = await openOn(route, target, options);
      if (!session.isStandby || target.isPrimaryWanted !== true) return session;
      session.destroy();
      failure = new Error("it is read-only: give Keel the address of the primary");
    } catch (error) {
      failure = error;
      if (isFinal(error)) break;
    }
  }
  throw failure;
}

async function openOn(route: Route, target: DatabaseTarget, options: SessionOptions): Promise<Session> {
  let socket: Socket | undefined;
  let isDestroyed = false;
  const take = (next: Socket) => {
    socket = next;
    if (isDestroyed) next.destroy();
  };
  const connectOnce = async () => {
    if (socket !== undefined) throw new Error("This connection was lost.");
    return openTransport(route, take);
  };
  const sql = openDriver(target, {
    applicationName: options.applicationName,
    socket: connectOnce,
    onclose: () => options.onClosed?.(),
    onnotify: (_channel, payload) => options.onMessage?.(payload),
  });
  const destroy = () => {
    isDestroyed = true;
    socket?.destroy();
  };
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    destroy();
  }, target.connectTimeout ?? options.milliseconds);
  try {
    const result = await sql.unsafe<ConnectionState[]>(settingsStatement(options.purpose));
    const { pid, isStandby, role } = result[0] ?? unknownState;
    const isPooled = pid !== result.state.pid;
    // PgBouncer before 1.21 loses the result of a statement that is sent before that of another has arrived.
    if (!isPooled) for (const statement of optionalStatements) sql.unsafe(statement).catch(() => undefined);
    return { sql, route, backend: result.state, isPooled, isStandby, role, destroy };
  } catch (error) {
    destroy();
    throw isLate ? new Error("it did not answer in time", { cause: error }) : error;
  } finally {
    clearTimeout(deadline);
  }
}

function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
