import postgres from "postgres";

/** One subscription to a channel of PostgreSQL's NOTIFY (https://www.postgresql.org/docs/current/sql-notify.html). */
export interface Notifications {
  publish: (payload: string) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Listens on its own connection, which is made again whenever it is lost.
 * @param url a direct connection: a transaction pooler delivers nothing
 * @param handlers.onSubscribed also after a lost connection; what was said in between was not heard
 */
export function openNotifications(
  url: string,
  channel: string,
  handlers: { onMessage: (payload: string) => void; onSubscribed: () => void },
): Notifications {
  const sql = postgres(url, {
    max: 1,
    prepare: false,
    connect_timeout: 5,
    idle_timeout: 30,
    onnotice: () => undefined,
  });
  // A first failure rejects; from then on the driver subscribes again by itself.
  const subscribe = (): Promise<unknown> =>
    sql.listen(channel, handlers.onMessage, handlers.onSubscribed).catch(() => {
      if (!isClosed) retry = setTimeout(() => void subscribe(), 500);
    });
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;
  void subscribe();
  return {
    publish: async (payload) => {
      await sql.notify(channel, payload);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await sql.end({ timeout: 1 });
    },
  };
}
