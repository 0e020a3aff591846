import { createServer } from "node:http";
import { expect, test } from "vitest";
import { setPageHeaders, setTransportHeader, type PagePolicy } from "./page-headers";

/** Returns the Strict-Transport-Security header of a response. */
async function transportOf(policy: Pick<PagePolicy, "isSecure" | "hsts">, headers: Record<string, string> = {}) {
  const server = createServer((request, response) => {
    setTransportHeader(request, response, policy);
    response.end();
  });
  const address = await new Promise<unknown>((listening) =>
    server.listen(0, "127.0.0.1", () => listening(server.address())),
  );
  const answer = await fetch(`http://127.0.0.1:${String(Reflect.get(Object(address), "port"))}`, { headers });
  server.close();
  return answer.headers.get("strict-transport-security");
}

test("https covers this host alone, unless more was asked for", async () => {
  expect(await transportOf({ isSecure: true })).toBe("max-age=63072000");
  expect(await transportOf({ isSecure: true, hsts: "host" })).toBe("max-age=63072000");
  expect(await transportOf({ isSecure: true, hsts: "subdomains" })).toBe("max-age=63072000; includeSubDomains");
  expect(await transportOf({ isSecure: true, hsts: "preload" })).toBe("max-age=63072000; includeSubDomains; preload");
});

test.each([
  ["http", null],
  ["HTTP", null],
  ["http, https", null],
  ["https", "max-age=63072000"],
  ["https, http", "max-age=63072000"],
  [" https ,https", "max-age=63072000"],
  ["x", "max-age=63072000"],
])("a request received over %j gets %s", async (proto, said) => {
  expect(await transportOf({ isSecure: true }, { "x-forwarded-proto": proto })).toBe(said);
});

test("the header is never sent over plain http, whatever the setting", async () => {
  expect(await transportOf({ isSecure: false, hsts: "preload" }, { "x-forwarded-proto": "https" })).toBeNull();
});

test.each([
  ["/sw.js", "no-cache"],
  ["/sw.js?release=1", "no-cache"],
  ["/today", "private, no-cache, no-store, max-age=0"],
  ["/shell", "private, no-cache, no-store, max-age=0"],
  ["/robots.txt", null],
])("%s is answered with the cache rule %s", async (path, said) => {
  const server = createServer((request, response) => {
    setPageHeaders(request, response, { isSecure: true, isDevelopment: false });
    response.end();
  });
  const address = await new Promise<unknown>((listening) =>
    server.listen(0, "127.0.0.1", () => listening(server.address())),
  );
  const answer = await fetch(`http://127.0.0.1:${String(Reflect.get(Object(address), "port"))}${path}`);
  server.close();
  expect(answer.headers.get("cache-control")).toBe(said);
});
