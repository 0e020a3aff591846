import type { Duplex } from "node:stream";

/** The headers of a plain-text response, which is neither a page nor part of the API. */
export const plainHeaders = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

const statuses: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
};

/** The time for a client to read why its connection ends, in milliseconds; a client might otherwise stay connected. */
const lingering = 1000;

/** Refuses a malformed or oversized HTTP request, and ends the connection (https://nodejs.org/api/http.html#event-clienterror). */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  endWith(socket, statuses[error.code ?? ""] ?? "400 Bad Request");
}

/** Ends a connection that the HTTP server no longer handles, with `status` and its phrase. */
export function endWith(socket: Duplex, status: string): void {
  const headers = Object.entries({ ...plainHeaders, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\n${headers.join("")}\r\n${status.slice(4)}.\n`);
  setTimeout(() => socket.destroy(), lingering).unref();
}
