import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteKeptChanges, readKeptChanges } from "./kept-changes";

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("the number of kept changes is noted, and nothing else, until there are none", () => {
  noteKeptChanges(3);
  expect([...kept.values()]).toEqual(["3"]);
  expect(readKeptChanges()).toBe(3);
  noteKeptChanges(0);
  expect([readKeptChanges(), kept.size]).toEqual([0, 0]);
});

test.each(["-1", "1.5", "many", "", "1e400"])("a note %j, which no page of Keel wrote, stands for none", (value) => {
  kept.set("keel:kept-changes", value);
  expect(readKeptChanges()).toBe(0);
});

test("a browser without storage mentions no changes", () => {
  vi.stubGlobal("sessionStorage", undefined);
  noteKeptChanges(2);
  expect(readKeptChanges()).toBe(0);
});
