import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { clientAddress, clientAddressHeader, socketAddressHeader, type IsTrustedProxy } from "./address/client-address";
import { loopbackHeader, isDirect } from "./address/loopback";
import { openedAt, openedAtHeader } from "./address/opened-at";
import { endConnections, trackConnections } from "./connections";
import { faultOfHost } from "./address/host";
import { dropNextInternals, faultForNext, removeRaw } from "./pages/next-headers";
import { refuseRequest, type RequestRefusal } from "./request/refuse-request";
import { parseRequestTarget } from "./request/request-target";
import type { Log } from "../log/log";
import { endWith, plainHeaders, refuseMalformed } from "./response/plain-response";
import { setPageHeaders, setTransportHeader, type PagePolicy } from "./pages/page-headers";
import { StartupError } from "../startup/startup-error";

/** What monitoring asks for. */
export const isProbe = (path: string) => /^\/(?:healthz|readyz|metrics)(?:\?|$)/i.test(path);

/**
 * Returns whether a path is the API's to answer, were it only to say that nothing is there: in any case, and with whatever a reader might cut off after
 * the name, so that nothing that could be taken for the API gets anywhere else. `path` as `parseRequestTarget` gives it.
 */
export const isApi = (path: string) => /^\/api(?![\w-])/i.test(path) || isProbe(path);

/** Returns whether a path is one of Next's own that no page of ours uses: image optimizer, data of the pages router, hot reload. */
const isNextInternal = (path: string) => /^\/_{1,2}next/i.test(path) && !path.startsWith("/_next/static/");

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Where a request goes: to the API, or to the pages. */
export interface Routes {
  api: Handler;
  pages: Handler;
  isApi: (path: string) => boolean;
  isTrustedProxy: IsTrustedProxy;
  pagePolicy: PagePolicy;
  log?: Pick<Log, "info" | "warn">;
}

/**
 * Routes each request. Its target is parsed here, once, and whoever comes after sees only the parsed form. Pages are read only: whatever is not
 * `GET` or `HEAD` goes to the API or is refused.
 */
export function routeRequests(server: Server, { api, pages, isApi, isTrustedProxy, pagePolicy, log }: Routes): void {
  const warnOfProxy = createProxyWarning(isTrustedProxy, log);
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    setTransportHeader(request, response, pagePolicy);
    // Node answers an offer to upgrade in HTTP/1.1, but loses what came behind it in one packet.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    const target = parseRequestTarget(request.url ?? "");
    const fault = typeof target === "string" ? target : (faultOfHost(request) ?? faultForNext(request));
    if (typeof target === "string" || fault !== undefined)
      return refuseRequest(request, response, badRequest(fault ?? ""), log);
    const { path, query } = target;
    request.url = path + query;
    warnOfProxy(request);
    stampAddresses(request, { isTrustedProxy, isPage: !isApi(path) });
    // HTTP/1.0 knows no Host, but whoever makes a URL of a request does. Nothing is trusted by this one.
    if (request.headers.host === undefined) stamp(request, "host", "unnamed.invalid");
    if (!pagePolicy.isDevelopment) dropNextInternals(request);
    if (isApi(path)) return void api(request, response);
    if (!pagePolicy.isDevelopment && isNextInternal(path)) return refuseRequest(request, response, notFound, log);
    if (request.method !== "GET" && request.method !== "HEAD")
      return refuseRequest(request, response, methodNotAllowed, log);
    setPageHeaders(request, response, pagePolicy);
    return void pages(request, response);
  });
}

const badRequest = (title: string): RequestRefusal => ({ status: 400, code: "bad_request", title });
const notFound = { status: 404, code: "not_found", title: "There is nothing at this address." };
const methodNotAllowed = {
  status: 405,
  code: "method_not_allowed",
  title: "This address can only be read.",
  headers: { allow: "GET, HEAD" },
};

/** Proxies keep idle connections for 60 s; if we closed first, the request that they send just then would be lost. */
const keepAliveTimeout = 75_000;

/** A server that asks to come back in a second, until its doors are opened. Nothing that connects to it is without a deadline. */
export function createListener(): Server {
  const deadlines = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout };
  const server = createServer(
    { maxHeaderSize: 16_384, connectionsCheckingInterval: 5000, ...deadlines },
    (_request, response) => {
      response.writeHead(503, { ...plainHeaders, "retry-after": "1" }).end("Keel is starting.\n");
    },
  );
  // Of a connection on which nothing moves, such as one whose client reads no answer.
  server.setTimeout(120_000);
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => endWith(socket, "405 Method Not Allowed"));
  return trackConnections(server).on("clientError", refuseMalformed);
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

/** Takes no new requests, lets those in flight end for at most `milliseconds`, then ends what is left, whatever became of it. */
export async function drain(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => endConnections(server), milliseconds);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

function stampAddresses(
  request: IncomingMessage,
  { isTrustedProxy, isPage }: { isTrustedProxy: IsTrustedProxy; isPage: boolean },
): void {
  const { headers, httpVersion } = request;
  const socketAddress = request.socket.remoteAddress ?? "";
  // Before Next adds headers as if it were a proxy.
  const arrival = { socketAddress, headerNames: Object.keys(headers), host: headers.host, httpVersion };
  stamp(request, loopbackHeader, String(isDirect(arrival)));
  const opened = isPage ? openedAt({ headers, httpVersion, isTrusted: isTrustedProxy(socketAddress) }) : undefined;
  stamp(request, openedAtHeader, opened ?? "");
  stamp(request, clientAddressHeader, clientAddress(socketAddress, hopsOf(request), isTrustedProxy));
  stamp(request, socketAddressHeader, socketAddress);
}

function hopsOf({ headers }: IncomingMessage): string | undefined {
  const forwardedFor = headers["x-forwarded-for"];
  return Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor;
}

/** Says once that somebody speaks for others without being trusted to: all who come that way share one address, and its limits. */
function createProxyWarning(isTrustedProxy: IsTrustedProxy, log: Routes["log"]): (request: IncomingMessage) => void {
  let isSaid = false;
  return (request) => {
    const peer = request.socket.remoteAddress ?? "";
    if (isSaid || hopsOf(request) === undefined || isTrustedProxy(peer)) return;
    isSaid = true;
    log?.warn(
      { event: "untrusted_proxy", peer },
      "A request came with X-Forwarded-For from an address that is not in TRUSTED_PROXIES, so the header is not believed. " +
        "If that is your proxy, add it: until then everybody behind it counts as one client.",
    );
  };
}

/** Replaces what the client may have sent under a header of ours. The API reads the raw headers, Next the parsed ones. */
function stamp({ headers, rawHeaders }: IncomingMessage, header: string, value: string): void {
  headers[header] = value;
  removeRaw(rawHeaders, header);
  rawHeaders.push(header, value);
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
