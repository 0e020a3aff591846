import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "~/testing/eventually";
import { readAnswer, sendRaw } from "~/testing/server/raw-request";
import { createListener, drain, listen, routeRequests } from "./listen";

const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

async function open(): Promise<{ server: Server; port: number }> {
  const server = createListener();
  const port = await listen(server, 0, "127.0.0.1");
  routeRequests(server, {
    api: (request, response) => void request.on("end", () => response.end("the API")).resume(),
    pages: (_request, response) => void response.end("a page"),
    isApi: (path) => path.startsWith("/api"),
    isTrustedProxy: () => false,
    pagePolicy: { isSecure: false, isDevelopment: false },
  });
  return { server, port };
}

/** Opens a client that sends `bytes` and never ends its side; resolves once the server has them. */
function hold(server: Server, port: number, bytes: string, event: string): Promise<Socket> {
  return new Promise((resolve) => {
    const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => client.write(bytes));
    clients.push(client.on("error", () => undefined).resume());
    server.once(event, () => resolve(client));
  });
}

const connectionsOf = (server: Server) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));

const upgrades = {
  "web socket": [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ],
  h2c: ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"],
  "TLS/1.2": ["Connection: upgrade", "Upgrade: TLS/1.2, HTTP/1.1"],
  nothing: ["Connection: Upgrade", "Upgrade: "],
};

describe.each(Object.entries(upgrades))("an offer to speak %s instead", (_name, lines) => {
  const head = (method: string, path: string, more: string[] = []) =>
    `${[`${method} ${path} HTTP/1.1`, "Host: localhost", ...lines, ...more].join("\r\n")}\r\n\r\n`;

  test("is answered in HTTP/1.1, and is the last request of its connection", async () => {
    const { server, port } = await open();
    for (const path of ["/", "/api/tasks", "/_next/static/x"]) {
      // What follows at once gets lost in Node's parser; a client learns that by the end of the connection, and sends it again.
      const text = await sendRaw(port, head("GET", path) + "GET /today HTTP/1.1\r\nHost: localhost\r\n\r\n");
      expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(1);
      expect(readAnswer(text).headers.get("connection")).toBe("close");
    }
    await drain(server, 1000);
  });

  test("does not keep a body from being read", async () => {
    const { server, port } = await open();
    expect(await sendRaw(port, `${head("POST", "/api/tasks", ["Content-Length: 2"])}{}`)).toContain("the API");
    await drain(server, 1000);
  });
});

test("draining ends a connection that a library has taken over and forgotten", async () => {
  const { server, port } = await open();
  server.on("upgrade", () => undefined);
  const lines = ["GET /today HTTP/1.1", "Host: localhost", ...upgrades["web socket"]];
  await hold(server, port, `${lines.join("\r\n")}\r\n\r\n`, "upgrade");
  await drain(server, 50);
  expect(await connectionsOf(server)).toBe(0);
});

test.each([
  ["nothing", ""],
  ["half a head", "GET /today HTTP/1.1\r\nHost: "],
  ["half a body", "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nab"],
])("draining ends a connection on which %s came", async (_what, bytes) => {
  const { server, port } = await open();
  await hold(server, port, bytes, bytes.startsWith("POST") ? "request" : "connection");
  await drain(server, 50);
  expect(await connectionsOf(server)).toBe(0);
});

test.each([
  ["no HTTP", "\0\x01\r\n\r\n", "400 Bad Request"],
  ["a request for a tunnel", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n", "405 Method Not Allowed"],
])("a client that sends %s and stays is answered and put out", async (_what, bytes, status) => {
  const { server, port } = await open();
  let answer = "";
  const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => client.write(bytes));
  clients.push(client.on("error", () => undefined).on("data", (part: Buffer) => (answer += part.toString())));
  await eventually(async () =>
    expect([answer.split("\r\n")[0], await connectionsOf(server)]).toEqual([`HTTP/1.1 ${status}`, 0]),
  );
  expect(readAnswer(answer).headers.get("x-content-type-options")).toBe("nosniff");
  await drain(server, 100);
});

test("no state of a connection is without a deadline", () => {
  const { requestTimeout, headersTimeout, keepAliveTimeout, timeout } = createListener();
  expect(Math.min(requestTimeout, headersTimeout, keepAliveTimeout, timeout)).toBeGreaterThan(0);
  expect(createServer().timeout).toBe(0);
});
