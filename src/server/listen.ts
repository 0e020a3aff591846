import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { clientAddress, clientAddressHeader, socketAddressHeader, type IsTrustedProxy } from "./client-address";
import { fromHereHeader, isDirect } from "./from-here";
import { plainHeaders, refuseMalformed } from "./plain-answer";
import { setPageHeaders, setTransportHeader, type PagePolicy } from "./page-headers";
import { StartupError } from "./startup-error";

/** What monitoring asks for. */
export const isProbe = (path: string) => /^\/(healthz|readyz|metrics)(\?|$)/.test(path);
export const isApi = (path: string) => path === "/api" || path.startsWith("/api/") || isProbe(path);

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Where a request goes: to the API, or to the pages. */
export interface Doors {
  api: Handler;
  pages: Handler;
  isApi: (path: string) => boolean;
  isTrustedProxy: IsTrustedProxy;
  pagePolicy: PagePolicy;
}

/** Routes each request. Pages are read only: whatever is not `GET` or `HEAD` goes to the API or is refused. */
export function openDoors(server: Server, { api, pages, isApi, isTrustedProxy, pagePolicy }: Doors): void {
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    stampAddresses(request, isTrustedProxy);
    const [path = "/"] = (request.url ?? "/").split("?");
    const isRead = request.method === "GET" || request.method === "HEAD";
    const toApi = isApi(path);
    setTransportHeader(response, pagePolicy);
    if (!toApi) setPageHeaders(request, response, pagePolicy);
    if (toApi) void api(request, response);
    else if (isRead) void pages(request, response);
    else refuseWrite(response);
  });
}

/** A server that asks to come back in a second, until its doors are opened. */
export function createListener(): Server {
  const server = createServer(
    // Proxies keep idle connections for 60 s; if we closed first, the request that they send just then would be lost.
    { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 75_000 },
    (_request, response) => {
      response.writeHead(503, { ...plainHeaders, "retry-after": "1" }).end("Keel is starting.\n");
    },
  );
  return server.on("clientError", refuseMalformed);
}

/** Listens; `host` `undefined` means every address of this machine. Resolves with the port, which differs from `port` when that is 0. */
export function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new StartupError(listenFault(error, port, host))));
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Takes no new requests, lets those in flight end for at most `milliseconds`, then closes what is left. */
export async function drain(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), milliseconds);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

function stampAddresses(request: IncomingMessage, isTrustedProxy: IsTrustedProxy): void {
  const socketAddress = request.socket.remoteAddress ?? "";
  const forwardedFor = request.headers["x-forwarded-for"];
  const hops = Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor;
  // Before Next adds headers as if it were a proxy.
  stamp(request, fromHereHeader, String(isDirect(socketAddress, Object.keys(request.headers))));
  stamp(request, clientAddressHeader, clientAddress(socketAddress, hops, isTrustedProxy));
  stamp(request, socketAddressHeader, socketAddress);
}

/** Replaces what the client may have sent under a header of ours. The API reads the raw headers, Next the parsed ones. */
function stamp(request: IncomingMessage, header: string, value: string): void {
  request.headers[header] = value;
  const raw = request.rawHeaders;
  for (let at = raw.length - 2; at >= 0; at -= 2) {
    if (raw[at]?.toLowerCase() === header) raw.splice(at, 2);
  }
  raw.push(header, value);
}

function refuseWrite(response: ServerResponse): void {
  response.writeHead(405, { ...plainHeaders, allow: "GET, HEAD" }).end("This address can only be read.\n");
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string | undefined): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has. Choose one above 1023 with PORT.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST=${host ?? ""} is not an address of this machine.`;
  return `The server cannot listen on port ${port}: ${error.message}`;
}
