import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { leave, saveOrLose } from "./leave";

const asked = vi.fn<(address: string) => Promise<Response>>();
const assign = vi.fn<(page: string) => void>();

beforeEach(() => {
  asked.mockReset();
  assign.mockReset();
  vi.stubGlobal("fetch", asked);
  vi.stubGlobal("window", Object.assign(new EventTarget(), { location: { assign } }));
  vi.stubGlobal("document", { querySelectorAll: () => [] });
  vi.stubGlobal("indexedDB", undefined);
});
afterEach(() => vi.unstubAllGlobals());

test("whoever signs out stays where signing out failed, and is signed out once, however often they click", async () => {
  asked.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await leave();
  expect(assign).not.toHaveBeenCalled();
  asked.mockImplementation(async () => Response.json({ success: true }));
  await Promise.all([leave(), leave()]);
  await eventually(() => expect(assign).toHaveBeenCalledExactlyOnceWith("/"));
  expect(asked).toHaveBeenCalledTimes(2);
});

test("of two acts that would lose changes, one goes on", async () => {
  expect(await Promise.all([saveOrLose(), saveOrLose()])).toEqual([true, false]);
  expect(await saveOrLose()).toBe(true);
});
