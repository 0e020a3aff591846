/** In ms, how far the server's clock is ahead of the device's. */
let ahead = 0;

/** Notes what the server's clock says, by the `Date` of an answer that has just come. */
export function noteServerTime({ headers }: Pick<Response, "headers">): void {
  const time = Date.parse(headers.get("date") ?? "");
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

/** Returns the time by the server's clock, ISO 8601 in UTC, for what the server does by itself: the device's own may be wrong by days. */
export const serverNow = () => new Date(Date.now() + ahead).toISOString();
