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

/** Returns whether a path is one that monitoring requests. */
export const isProbe = (path: string) => /^\/(?:healthz|readyz|metrics)(?:\?|$)/i.test(path);

/**
 * Returns whether a path belongs to the API, existing or not. Case and any suffix after the name count, so that nothing that could be taken for the
 * API goes elsewhere. `path` comes from `parseRequestTarget`.
 */
export const isApi = (path: string) => /^\/api(?![\w-])/i.test(path) || isProbe(path);

/** Returns whether a path is internal to Next and unused by these pages: image optimizer, data of the pages router, hot reload. */
const isNextInternal = (path: string) => /^\/_{1,2}next/i.test(path) && !path.startsWith("/_next/static/");

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** The handlers of the API and of the pages. */
export interface Routes {
  api: Handler;
  pages: Handler;
  isApi: (path: string) => boolean;
  isTrustedProxy: IsTrustedProxy;
  pagePolicy: PagePolicy;
  log?: Pick<Log, "info" | "warn">;
}

/**
 * Routes each request. Its target is parsed once, here, and later handlers see only the parsed form. Pages are read-only: a method other than `GET`
 * or `HEAD` goes to the API or is refused.
 */
export function routeRequests(server: Server, { api, pages, isApi, isTrustedProxy, pagePolicy, log }: Routes): void {
  const warnOfProxy = createProxyWarning(isTrustedProxy, log);
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    setTransportHeader(request, response, pagePolicy);
    // Node answers an upgrade request in HTTP/1.1, but loses what follows it in the same packet.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    const target = parseRequestTarget(request.url ?? "");
    const fault = typeof target === "string" ? target : (faultOfHost(request) ?? faultForNext(request));
    if (typeof target === "string" || fault !== undefined)
      return refuseRequest(request, response, badRequest(fault ?? ""), log);
    const { path, query } = target;
    request.url = path + query;
    warnOfProxy(request);
    stampAddresses(request, { isTrustedProxy, isPage: !isApi(path) });
    // HTTP/1.0 has no Host, but code that builds a URL needs one. This name is never trusted.
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
  title: "This address is read-only.",
  headers: { allow: "GET, HEAD" },
};

/** Longer than the 60 s for which proxies keep idle connections. Closing first would lose a request sent at that moment. */
const keepAliveTimeout = 75_000;

/** Creates a server that answers "retry in a second" until its routes are set. Every phase of a connection has a deadline. */
export function createListener(): Server {
  const deadlines = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout };
  const server = createServer(
    { maxHeaderSize: 16_384, connectionsCheckingInterval: 5000, ...deadlines },
    (_request, response) => {
      response.writeHead(503, { ...plainHeaders, "retry-after": "1" }).end("Keel is starting.\n");
    },
  );
  // The limit for a stalled connection, such as one whose client does not read the response.
  server.setTimeout(120_000);
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => endWith(socket, "405 Method Not Allowed"));
  return trackConnections(server).on("clientError", refuseMalformed);
}

/** Starts listening; without `host`, on every address of this machine. Resolves with the port, which differs from `port` when that is 0. */
export function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new StartupError(listenFault(error, port, host))));
    server.listen({ port, host }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Stops taking requests, lets those in flight end within `milliseconds`, then ends the remaining connections. */
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
  // This runs before Next adds headers as a proxy would.
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

/** Warns once about an untrusted proxy, because all its clients share one address and its limits. */
function createProxyWarning(isTrustedProxy: IsTrustedProxy, log: Routes["log"]): (request: IncomingMessage) => void {
  let isSaid = false;
  return (request) => {
    const peer = request.socket.remoteAddress ?? "";
    if (isSaid || hopsOf(request) === undefined || isTrustedProxy(peer)) return;
    isSaid = true;
    log?.warn(
      { event: "untrusted_proxy", peer },
      "A request with X-Forwarded-For came from an address that is not in TRUSTED_PROXIES, so the header is ignored. " +
        "If it is your proxy, add its address: until then all its clients count as one.",
    );
  };
}

/** Replaces a header that the client may have sent. The API reads the raw headers, Next the parsed ones. */
function stamp({ headers, rawHeaders }: IncomingMessage, header: string, value: string): void {
  headers[header] = value;
  removeRaw(rawHeaders, header);
  rawHeaders.push(header, value);
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string | undefined): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has. Choose one above 1023 with PORT.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST=${host ?? ""} is not an address of this machine.`;
  return `The server cannot listen on port ${port}: ${error.message}`;
}
