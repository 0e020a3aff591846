/** In ms, how far the server's clock is ahead of the device's. */
let ahead = 0;

/** Sets the server's clock from the `Date` of a response that has just arrived. */
export function noteServerTime({ headers }: Pick<Response, "headers">): void {
  const time = Date.parse(headers.get("date") ?? "");
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

/** Returns the time by the server's clock as ISO 8601 in UTC, because the device's clock may be wrong by days. */
export const serverNow = () => new Date(Date.now() + ahead).toISOString();
