import type { Preferences } from "~/shared/dates/preferences";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetPreferences, keepPreferences, onPreferencesElsewhere, readPreferences } from "./kept-preferences";

const chosen = {
  timeZone: "Europe/Berlin",
  weekStartsOn: 1 as const,
  hourCycle: "h23" as const,
  startPage: null,
  keptZones: ["Asia/Tokyo"],
  reminderTime: "07:30",
  remindersByMail: null,
};
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("preferences are kept for their user, and for no other, until they are forgotten", () => {
  keepPreferences("ada", chosen);
  expect(readPreferences("ada")).toEqual(chosen);
  expect(readPreferences("bob")).toBeUndefined();
  expect(readPreferences(undefined)).toBeUndefined();
  forgetPreferences();
  expect(kept.size).toBe(0);
});

test.each([
  "null",
  "{",
  '{"userId":"ada"}',
  '{"userId":"ada","preferences":{"timeZone":1}}',
  JSON.stringify({ userId: "ada", preferences: { ...chosen, weekStartsOn: 3 } }),
  JSON.stringify({ userId: "ada", preferences: { ...chosen, keptZones: [1] } }),
  JSON.stringify({ userId: "ada", preferences: { ...chosen, reminderTime: 9 } }),
  JSON.stringify({ userId: "ada", preferences: { ...chosen, remindersByMail: "no" } }),
])("what no page of Keel wrote, %s, counts for nothing", (text) => {
  kept.set("keel:preferences", text);
  expect(readPreferences("ada")).toBeUndefined();
});

test("a browser without storage keeps nothing", () => {
  vi.stubGlobal("localStorage", undefined);
  keepPreferences("ada", chosen);
  forgetPreferences();
  expect(readPreferences("ada")).toBeUndefined();
});

test("a tab hears of what its user chooses in another one, and of nothing else", () => {
  const tab = new EventTarget();
  vi.stubGlobal("window", tab);
  const heard = vi.fn<(preferences: Preferences) => void>();
  const stop = new AbortController();
  onPreferencesElsewhere("ada", heard, stop.signal);
  const tell = (key: string, preferences: object, userId = "ada") =>
    tab.dispatchEvent(Object.assign(new Event("storage"), { key, newValue: JSON.stringify({ userId, preferences }) }));
  tell("keel:preferences", chosen);
  tell("keel:preferences", chosen, "bob");
  tell("keel:other", chosen);
  stop.abort();
  tell("keel:preferences", chosen);
  expect(heard.mock.calls).toEqual([[chosen]]);
});
