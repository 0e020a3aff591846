import { afterEach, expect, test, vi } from "vitest";
import { createTokenCache } from "./token-cache";

const tokenOf = (userId: string) => ({
  principal: { userId, email: "", name: "", role: "user", sessionId: "s" },
  issuedAt: 0,
});
const later = Date.now() / 1000 + 60;

afterEach(() => {
  vi.useRealTimers();
});

test("a token that passed is remembered with whose it was", () => {
  const cache = createTokenCache(2);
  cache.set("a", tokenOf("ada"), later);
  expect(cache.get("a")).toEqual(tokenOf("ada"));
  expect(cache.get("b")).toBeUndefined();
});

test("a token is forgotten in the moment it expires", () => {
  const cache = createTokenCache(2);
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  cache.set("a", tokenOf("ada"), 1_060);
  vi.setSystemTime(1_059_999);
  expect(cache.get("a")).toBeDefined();
  vi.setSystemTime(1_060_000);
  expect(cache.get("a")).toBeUndefined();
});

test("no more are kept than there is room for; the longest unused leaves first", () => {
  const cache = createTokenCache(2);
  cache.set("a", tokenOf("ada"), later);
  cache.set("b", tokenOf("bob"), later);
  cache.get("a");
  cache.set("c", tokenOf("cleo"), later);
  expect([cache.get("a"), cache.get("b"), cache.get("c")].map((found) => found?.principal.userId)).toEqual([
    "ada",
    undefined,
    "cleo",
  ]);
});

test("a million tokens leave no more than there is room for", () => {
  const cache = createTokenCache(100);
  for (let index = 0; index < 1_000_000; index += 1) cache.set(`token ${index}`, tokenOf("ada"), later);
  const kept = Array.from({ length: 1000 }, (_, index) => cache.get(`token ${999_000 + index}`));
  expect(kept.filter((found) => found !== undefined)).toHaveLength(100);
});
