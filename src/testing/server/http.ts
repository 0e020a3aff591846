import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { extname } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createApi } from "~/server/api/api";
import { createListener, drain, isApi, listen, routeRequests, type Handler } from "~/server/http/listen";
import { authenticatePages } from "~/server/auth/authenticate-pages";
import type { Runtime } from "~/server/runtime";
import { startServer, type TestServer } from "./runtime";

export interface HttpServer extends TestServer {
  /** `http://localhost:…`, the server's own origin. */
  origin: string;
  stop: () => Promise<void>;
}

/**
 * Starts a server that other programs can reach: the API behind the real request handling, and the files of `public/`.
 * @param makePages creates the handler of pages, in place of Next's
 */
export async function startHttpServer(
  variables: Record<string, string> = {},
  makePages: (runtime: Runtime) => Handler = () => (request, response) =>
    sendFile(`public${request.url ?? "/"}`, response),
): Promise<HttpServer> {
  const server: Server = createListener();
  const origin = `http://localhost:${await listen(server, 0, "localhost")}`;
  const served = await startServer({ BETTER_AUTH_URL: origin, ...variables });
  routeRequests(server, {
    api: getRequestListener(createApi(served.runtime)),
    pages: authenticatePages(makePages(served.runtime), served.runtime),
    isApi,
    isTrustedProxy: () => false,
    pagePolicy: { isSecure: false, isDevelopment: false },
  });
  const stop = async () => {
    await drain(server, 1000);
    await served.close();
  };
  return { ...served, origin, stop };
}

const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".png": "image/png",
};

/** Sends one file, by its path in the repository. */
export const sendFile = async (path: string, response: Parameters<Handler>[1]): Promise<void> => {
  const content = await readFile(path).catch(() => undefined);
  response.writeHead(content === undefined ? 404 : 200, { "content-type": types[extname(path)] ?? "text/plain" });
  response.end(content);
};
