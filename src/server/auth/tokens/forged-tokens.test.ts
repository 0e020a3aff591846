import { expect, test } from "vitest";
import { createForgedTokens } from "./forged-tokens";

test("a forged token is known again, and no other one is", () => {
  const forged = createForgedTokens(10);
  expect(forged.has("a.b.c")).toBe(false);
  forged.add("a.b.c");
  expect([forged.has("a.b.c"), forged.has("a.b.d"), forged.has("a.b.c ")]).toEqual([true, false, false]);
});

test("it is forgotten after ten seconds, and with the keys", () => {
  let clock = 5;
  const forged = createForgedTokens(10, () => clock);
  forged.add("a.b.c");
  clock += 9_999;
  expect(forged.has("a.b.c")).toBe(true);
  clock += 2;
  expect(forged.has("a.b.c")).toBe(false);
  forged.add("a.b.c");
  forged.clear();
  expect(forged.has("a.b.c")).toBe(false);
});

test("a flood of forged tokens leaves no more than there is room for", () => {
  const forged = createForgedTokens(100);
  const tokens = Array.from({ length: 20_000 }, (_, position) => `token ${position}`);
  for (const token of tokens) forged.add(token);
  expect(tokens.filter((token) => forged.has(token))).toEqual(tokens.slice(-100));
});
