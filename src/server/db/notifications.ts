import { setTimeout } from "node:timers/promises";
import { createReconnectBackoff } from "./pool/reconnect-backoff";
import { openConnection, type Connection } from "./pool/connection";
import { DatabaseUnavailable } from "./outage";
import { parseDatabaseUrl } from "./target/target";

const connectTimeout = 2000;
const responseTimeout = 2000;
const attemptsPerSecond = 2;

/** One subscription to a channel of PostgreSQL's NOTIFY (https://www.postgresql.org/docs/current/sql-notify.html). */
export interface Notifications {
  /** Sends a notification; rejects when the server does not confirm it in time. */
  publish: (payload: string) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Listens on its own connection, which is reopened whenever it is lost or does not respond.
 * @param url a direct connection: a transaction pooler delivers nothing
 * @param handlers.onSubscribed also called after a lost connection; messages in between were missed
 */
export function openNotifications(
  url: string,
  channel: string,
  handlers: { onMessage: (payload: string) => void; onSubscribed: () => void },
): Notifications {
  const target = parseDatabaseUrl(url);
  const backoff = createReconnectBackoff(attemptsPerSecond);
  const closing = new AbortController();
  let current: Connection | undefined;

  const isWanted = () => !closing.signal.aborted && current === undefined;
  const subscribe = async (): Promise<void> => {
    while (isWanted()) {
      await setTimeout(backoff.pause(), undefined, closing);
      backoff.began();
      await connect().catch(backoff.failed);
    }
  };
  const connect = async () => {
    const connection = await openConnection(target, {
      milliseconds: connectTimeout,
      applicationName: "keel notifications",
      prepare: false,
      onMessage: handlers.onMessage,
      onClosed: () => {
        backoff.failed();
        if (current !== connection) return;
        current = undefined;
        subscribing = subscribe().catch(() => undefined);
      },
    });
    await runBounded(connection, `listen "${channel}"`);
    current = connection;
    backoff.succeeded();
    handlers.onSubscribed();
  };
  let subscribing = subscribe().catch(() => undefined);

  return {
    publish: async (payload) => {
      if (current === undefined) throw new DatabaseUnavailable("DATABASE_UNREACHABLE");
      await runBounded(current, "select pg_notify($1, $2)", [channel, payload]);
    },
    close: async () => {
      closing.abort();
      await subscribing;
      const connection = current;
      current = undefined;
      await connection?.end();
    },
  };
}

/** Runs a statement, and closes a connection that does not respond in time. */
async function runBounded(connection: Connection, text: string, parameters: string[] = []): Promise<void> {
  const deadline = globalThis.setTimeout(connection.destroy, responseTimeout);
  try {
    await connection.run({ text, parameters });
  } finally {
    clearTimeout(deadline);
  }
}
