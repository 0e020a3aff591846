import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzzBudget } from "../../fuzz/budget";
import { exchange } from "../../fuzz/raw-http";
import { countAnswer, reportCounts } from "../../fuzz/request-count";
import { startHttpServer, type HttpServer } from "../../server/http";

const { budget, patience } = fuzzBudget(1);
reportCounts();

let http: HttpServer;
beforeAll(async () => {
  http = await startHttpServer();
});
afterAll(async () => {
  await http.stop();
});

const latin = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("GET", "POST", "TRACE", "CONNECT", "PRI", "get", "GET\t", "\0"),
      fc.oneof(
        fc.constantFrom("/api", "/api/tasks", "*", "http://evil.example/", "//", "/api/%2e%2e", "/\\", ""),
        latin,
      ),
      fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "http/1.1", ""),
    )
    .map((words) => words.join(" ")),
  latin,
);
const header = fc.oneof(
  fc.constantFrom(
    "Host: localhost",
    "Host: evil.example",
    "Host: a\r\nHost: b",
    "Content-Length: 5",
    "Content-Length: 5\r\nContent-Length: 6",
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: chunked, identity",
    "Transfer-Encoding:\tchunked\r\nContent-Length: 3",
    "Expect: 100-continue",
    "Expect: 417",
    "Upgrade: websocket\r\nConnection: Upgrade",
    "Connection: close",
    " folded: header",
    "Content-Type: application/json",
    `X-Large: ${"x".repeat(20_000)}`,
  ),
  fc.tuple(latin, latin).map((pair) => pair.join(": ")),
);
const body = fc.oneof(
  fc.constantFrom("", "{}", "5\r\n{}   \r\n0\r\n\r\n", "ffffffffffffffff\r\n{}", "-1\r\n", "0\r\nX: y\r\n\r\n"),
  latin,
);

test("the listener survives any bytes, and serves the next request", { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(line, fc.array(header, { maxLength: 6 }), body, async (first, headers, rest) => {
      const bytes = Buffer.from(`${first}\r\n${headers.join("\r\n")}\r\nConnection: close\r\n\r\n${rest}`, "latin1");
      const { status, head } = await exchange(http.origin, bytes, 500);
      countAnswer(status);
      expect(status, head).toBeLessThan(500);
    }),
    budget,
  );
  expect((await fetch(`${http.origin}/api`)).status).toBe(200);
});
