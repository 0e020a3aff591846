import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttpServer, type HttpServer } from "../../server/http";
import { signUp, type Person } from "../../people/people";
import { readAnswer, sendRaw } from "../../server/raw-request";

let server: HttpServer;
let ada: Person;
let port: number;

beforeAll(async () => {
  server = await startHttpServer();
  ada = await signUp({ server });
  port = Number(new URL(server.origin).port);
});
afterAll(() => server.stop());

const send = async (...lines: string[]) => readAnswer(await sendRaw(port, `${lines.join("\r\n")}\r\n\r\n`));

describe("a probe", () => {
  test.each([
    "/healthz",
    "/readyz",
    "/healthz?",
    "/readyz?from=monitor&t=1",
    "/healthz?%00",
    "/readyz?a=b=c&&",
    "/api",
    "/api/openapi.json",
  ])("is answered however a monitor sends it: %s", async (path) => {
    const host = `Host: localhost:${port}`;
    const asked = {
      "HTTP/1.1": await send(`GET ${path} HTTP/1.1`, host, "Connection: close"),
      "HTTP/1.0": await send(`GET ${path} HTTP/1.0`, host),
      "HTTP/1.0 without Host": await send(`GET ${path} HTTP/1.0`),
      "HTTP/1.0, kept alive": await send(`GET ${path} HTTP/1.0`, "Connection: close", "Accept: */*"),
      HEAD: await send(`HEAD ${path} HTTP/1.1`, host, "Connection: close"),
      "HEAD, HTTP/1.0": await send(`HEAD ${path} HTTP/1.0`),
      "another Host": await send(`GET ${path} HTTP/1.1`, "Host: 10.0.0.7:3000", "Connection: close"),
      "an address of IPv6": await send(`GET ${path} HTTP/1.1`, "Host: [::1]:3000", "Connection: close"),
    };
    const statuses = Object.entries(asked).map(([how, { status, body }]) => [
      how,
      status,
      how.includes("HEAD") === (body === ""),
    ]);
    expect(statuses).toEqual(Object.keys(asked).map((how) => [how, 200, true]));
  });

  test("of HTTP/1.1 without Host is refused (RFC 9112 §3.2)", async () => {
    expect((await send("GET /healthz HTTP/1.1", "Connection: close")).status).toBe(400);
  });
});

/** Changes of headers by proxies and browsers that do not affect the response. */
const harmless: Record<string, string[]> = {
  "Accept-Encoding": ["", "*", "identity;q=0", "gzip, deflate, br, zstd", "br;q=banana", "x".repeat(4000)],
  Accept: ["*/*", "text/html", "application/json;q=0", "garbage", ","],
  Range: ["bytes=0-3", "bytes=9-2", "items=1-2", "x"],
  "If-Modified-Since": ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"],
  "If-Range": ['"x"', "x"],
  "X-Forwarded-Proto": ["https", "https,http", "https, https", "HTTPS", "javascript", ""],
  "X-Forwarded-Host": ["tasks.example.com", "tasks.example.com:8443", "a.example, b.example", "a b", "[::1]", ""],
  "X-Forwarded-For": [
    "203.0.113.7:443",
    "[2001:db8::1]",
    '"[2001:db8::1]:80"',
    "unknown",
    "_hidden",
    "fe80::1%eth0",
    ",,",
  ],
  "X-Forwarded-Port": ["443", "443,80", "x"],
  "X-Forwarded-Prefix": ["/keel"],
  "X-Real-IP": ["203.0.113.7"],
  Forwarded: ["for=192.0.2.60;proto=https;by=203.0.113.43", 'for="[2001:db8::1]:80"', "x", "for="],
  Via: ["1.1 vegur", "HTTP/2.0 cache"],
  TE: ["trailers", "gzip"],
  DNT: ["1"],
  Pragma: ["no-cache"],
  "Cache-Control": ["max-age=0", "only-if-cached"],
  "Sec-Fetch-Site": ["none", "same-origin", "cross-site", "x"],
  "Sec-GPC": ["1"],
  "Save-Data": ["on"],
  "Accept-Language": ["*", "en_US", "x".repeat(4000)],
  "Accept-Charset": ["utf-16"],
  "User-Agent": ["", "x".repeat(4000)],
  Priority: ["u=1, i"],
  "Max-Forwards": ["0"],
  Referer: ["x", "http://[::1"],
  From: ["x"],
};

test.each(Object.entries(harmless))("reading answers the same whatever %s says", async (name, values) => {
  for (const value of values) {
    const { status, body } = await send(
      "GET /api/tasks HTTP/1.1",
      `Host: localhost:${port}`,
      "Connection: close",
      `Authorization: Bearer ${ada.token}`,
      `${name}: ${value}`,
    );
    expect([value, status, body]).toEqual([value, 200, "[]"]);
  }
});

const titled = (title: string) => JSON.stringify({ title });
const post = (headers: string[], body = titled("Sent")) =>
  send(
    "POST /api/tasks HTTP/1.1",
    `Host: localhost:${port}`,
    ...(headers.some((header) => /^connection:/i.test(header)) ? [] : ["Connection: close"]),
    `Cookie: ${ada.cookie}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    `\r\n${body}`,
  );

describe("a write", () => {
  const origin = () => `Origin: ${server.origin}`;
  const json = "Content-Type: application/json";

  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    'application/json; charset="utf-8"',
    "Application/JSON ; charset=utf8",
    "application/json;",
    "application/merge-patch+json",
  ])("is accepted as %s", async (type) => {
    expect((await post([origin(), `Content-Type: ${type}`])).status).toBe(201);
  });

  test.each([
    "text/plain",
    "application/jsonx",
    "application/x-www-form-urlencoded",
    "",
    "application/json, text/plain",
  ])("is refused as %j", async (type) => {
    expect((await post([origin(), `Content-Type: ${type}`])).status).toBe(415);
  });

  test.each(["close, te", "keep-alive, close", "TE, close", "close, x-keel-client-address"])(
    "is taken over a connection that is said to be %s",
    async (connection) => {
      expect((await post([origin(), json, `Connection: ${connection}`])).status).toBe(201);
    },
  );

  test("is accepted with Expect: 100-continue", async () => {
    const { status } = await post([origin(), json, "Expect: 100-continue"]);
    expect([100, 201]).toContain(status);
    expect((await post([origin(), json, "Expect: 200-ok"])).status).toBe(417);
  });

  test.each(["cross-site", "none", "same-site"])(
    "is decided by its origin, where that is known: Sec-Fetch-Site %s",
    async (site) => {
      expect((await post([origin(), json, `Sec-Fetch-Site: ${site}`])).status).toBe(201);
    },
  );

  test.each(["Origin: null", "Origin: ", "Origin: file://", "Origin: http://nas.local", "Origin: x, y"])(
    "with a cookie is refused from a page of nobody's: %s",
    async (header) => {
      expect((await post([header, json])).status).toBe(401);
    },
  );

  test("needs no headers that older browsers do not send", async () => {
    expect((await post([origin(), json])).status).toBe(201);
  });
});
