import { expect, test } from "vitest";
import { clientAddress, trustProxies } from "./client-address";

const trusted = trustProxies(["10.0.0.0/8", "192.0.2.1", "2001:db8::/32"]);

test.each([
  ["nothing in between", "203.0.113.7", undefined, "203.0.113.7"],
  ["an IPv4 address in IPv6 clothes", "::ffff:203.0.113.7", undefined, "203.0.113.7"],
  ["a header that a stranger made up", "203.0.113.7", "198.51.100.1", "203.0.113.7"],
  ["a trusted proxy", "10.1.2.3", "203.0.113.7", "203.0.113.7"],
  ["a chain of trusted proxies", "192.0.2.1", "203.0.113.7, 10.0.0.1, 2001:db8::1", "203.0.113.7"],
  ["a header that the client sent before a trusted proxy", "10.1.2.3", "1.1.1.1, 203.0.113.7", "203.0.113.7"],
  ["an untrusted hop behind a trusted one", "10.1.2.3", "203.0.113.7, 198.51.100.9", "198.51.100.9"],
  ["only trusted hops", "10.1.2.3", "10.9.9.9", "10.9.9.9"],
  ["words in the header", "10.1.2.3", "unknown, '; drop table, 203.0.113.7:443, _hidden", "10.1.2.3"],
  ["an empty header", "10.1.2.3", "", "10.1.2.3"],
  ["no address at all", "", undefined, "0.0.0.0"],
  ["IPv6", "2001:db8::5", "2606:4700::1", "2606:4700::1"],
])("the client behind %s is found", (_what, socket, forwardedFor, client) => {
  expect(clientAddress(socket, forwardedFor, trusted)).toBe(client);
});

test("no proxy is trusted unless it is configured", () => {
  expect(clientAddress("127.0.0.1", "203.0.113.7", trustProxies([]))).toBe("127.0.0.1");
});
