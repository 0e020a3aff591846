import type { Server } from "node:http";
import { connect } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testServer } from "~/testing/server/runtime";
import { createApi } from "../api/api";
import { trustProxies } from "./address/client-address";
import { createListener, drain, isApi, listen, routeRequests } from "./listen";

let starting: Server;
let secure: Server;
const ports = { starting: 0, secure: 0 };

beforeAll(async () => {
  const { runtime } = await testServer();
  starting = createListener();
  secure = createListener();
  ports.starting = await listen(starting, 0, "127.0.0.1");
  ports.secure = await listen(secure, 0, "127.0.0.1");
  routeRequests(secure, {
    api: getRequestListener(createApi(runtime)),
    pages: (_request, response) => void response.end("a page"),
    isApi,
    isTrustedProxy: trustProxies([]),
    pagePolicy: { isSecure: true, isDevelopment: false },
  });
});
afterAll(() => Promise.all([drain(starting, 1000), drain(secure, 1000)]));

/** Returns the complete response to `bytes`. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(ports.secure, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part: Buffer) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(parts).toString()));
  });
}

test.each([
  ["no HTTP at all", "\0\x01\x02\r\n\r\n", "400"],
  ["a header that is none", "GET / HTTP/1.1\r\nhost: x\r\n bad\0header\r\n\r\n", "400"],
  ["two lengths", "POST /api HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", "400"],
  ["more headers than fit", `GET /api HTTP/1.1\r\nhost: x\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
])("%s is refused in words that nothing can be made of", async (_what, bytes, status) => {
  const answer = await send(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  for (const header of ["x-content-type-options: nosniff", "content-security-policy: default-src 'none'"]) {
    expect(answer).toContain(header);
  }
});

test.each([
  ["/reset-password?token=x", "no-referrer"],
  ["/verify-email?token=x", "no-referrer"],
  ["/change-email/confirm?token=x", "no-referrer"],
  ["/today", "same-origin"],
])("who is led on from %s learns of it as much as %s allows", async (path, policy) => {
  const { headers } = await fetch(`http://127.0.0.1:${ports.secure}${path}`);
  expect(headers.get("referrer-policy")).toBe(policy);
});

test.each(["/api", "/healthz", "/api/nowhere", "/today"])("over https %s says to stay there", async (path) => {
  const { headers } = await fetch(`http://127.0.0.1:${ports.secure}${path}`);
  expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("during startup the server says when to retry, and pages are read-only", async () => {
  const early = await fetch(`http://127.0.0.1:${ports.starting}/today`);
  expect([early.status, early.headers.get("retry-after"), early.headers.get("x-content-type-options")]).toEqual([
    503,
    "1",
    "nosniff",
  ]);
  const write = await fetch(`http://127.0.0.1:${ports.secure}/today`, { method: "POST" });
  expect([write.status, write.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});
