import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keeping } from "~/client/sync/keeping";
import { deleteCopies } from "~/client/sync/delete-copies";
import { keepUnread, readUnread } from "~/client/viewer/unread-lines";
import { clockAt } from "~/shared/clock";
import { addDays } from "~/shared/due-date";
import { emptyDraft } from "../add-draft";
import { settleUnread } from "./settle-unread";
import { addUnread, dropUnread, type UnreadLines, unreadHere } from "./unread";

/** Returns a storage as browsers have it. */
function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

let device: ReturnType<typeof storage>;
let tab: ReturnType<typeof storage>;

beforeEach(() => {
  device = storage();
  tab = storage();
  vi.stubGlobal("localStorage", device);
  vi.stubGlobal("sessionStorage", tab);
});
afterEach(() => {
  for (const { id } of unreadHere()) dropUnread("ada", id);
  vi.unstubAllGlobals();
});

/** Some hours ago. */
const clock = clockAt(new Date(Date.now() - 40_000_000).toISOString(), { timeZone: "Europe/Berlin", locale: "en-GB" });
const linesOf = (id: string, title: string): UnreadLines => ({
  id,
  lines: [{ id, title, isBelow: false }],
  draft: emptyDraft,
  chosen: {},
  clock,
  knowsPlaces: true,
});

type Deps = Parameters<typeof settleUnread>[0];

/** A page that has just loaded, with these tasks. */
function openPage(here: readonly string[], { state = "whole" }: { state?: string } = {}) {
  const changed: Parameters<Deps["change"]>[0][] = [];
  let tell = () => {};
  let status = state;
  const stop = settleUnread({
    userId: "ada",
    status: {
      read: () => status,
      subscribe: (listener) => {
        tell = listener;
        return () => (tell = () => {});
      },
    },
    isHere: (id) => here.includes(id),
    change: (reading) => changed.push(reading) > 0,
    places: () => ({ projects: [], sections: [] }),
  });
  const become = (next: string) => {
    status = next;
    tell();
  };
  return { titles: () => changed.map(({ read }) => read.title), changed, become, stop };
}

/** What a page that is gone has left. */
function leave(...all: UnreadLines[]): void {
  for (const each of all) addUnread("ada", each);
  const kept = readUnread("ada");
  for (const { id } of all) dropUnread("ada", id);
  keepUnread("ada", kept);
}

test("lines of this page are read at once, and shown to their user if they say something", () => {
  const onRead = vi.fn<(task: unknown, id: string) => void>();
  addUnread("ada", { ...linesOf("1", "Call Ada p1"), onRead });
  const { titles } = openPage([], { state: "missing" });
  expect(titles()).toEqual(["Call Ada"]);
  expect(onRead.mock.calls).toMatchObject([[{ title: "Call Ada", priority: "high" }, "1"]]);
  expect([readUnread("ada"), unreadHere(), device.kept.size]).toEqual([[], [], 0]);
});

test("lines of an earlier page are read once its changes are known, by the clock of that time", () => {
  const draft = { ...emptyDraft, priority: "low" as const, tags: ["home"] };
  leave({ ...linesOf("1", "Call Ada tomorrow"), draft }, linesOf("2", "Read p1"));
  const { changed, titles, become } = openPage(["1", "2"], { state: "missing" });
  expect(titles()).toEqual([]);
  become("whole");
  expect(titles()).toEqual(["Call Ada", "Read"]);
  expect(changed[0]?.read).toMatchObject({ priority: "low", tags: ["home"], dueOn: addDays(clock.today, 1) });
  become("whole");
  expect(titles()).toHaveLength(2);
  expect(device.kept.size).toBe(0);
});

test("lines of which no task is here wait, for at most a day", () => {
  const old = clockAt(new Date(Date.now() - 90_000_000).toISOString(), clock);
  leave(linesOf("1", "Call Ada"), { ...linesOf("2", "Read"), clock: old });
  openPage(["3"]);
  expect(readUnread("ada")).toMatchObject([{ id: "1" }]);
  const { become, stop, titles } = openPage(["1"], { state: "missing" });
  stop();
  become("whole");
  expect(titles()).toEqual([]);
});

test("what is no line, or of another version, is removed and harms nothing", () => {
  const odd = [
    7,
    null,
    {},
    { id: "1" },
    { id: "1", lines: 7, clock },
    { ...linesOf("1", "Read"), clock: { now: "x" } },
  ];
  const zone = { ...linesOf("1", "Read"), clock: { ...clock, timeZone: "Moon/Sea" } };
  for (const each of [...odd, zone, { ...linesOf("1", "Read"), lines: [7, { id: "1" }] }]) {
    keepUnread("ada", [each, linesOf("9", "Write p1")]);
    expect([each, openPage(["1", "9"]).titles()]).toEqual([each, ["Write"]]);
    expect([each, readUnread("ada")]).toEqual([each, []]);
  }
  device.setItem("keel:unread:ada", "{");
  expect(openPage(["1"]).titles()).toEqual([]);
});

test("they leave the device with their user, and stay in the tab where nothing may be kept", async () => {
  leave(linesOf("1", "A secret"));
  await deleteCopies({ except: "ada" });
  // They wait like the changes of a user whose session has ended.
  await deleteCopies({ except: "bob" });
  expect(device.kept.has("keel:unread:ada")).toBe(true);
  await deleteCopies({ signedOut: "ada" });
  expect(device.kept.size).toBe(0);
  keeping.note(false);
  leave(linesOf("1", "A secret"));
  expect([device.kept.has("keel:unread:ada"), tab.kept.has("keel:unread:ada")]).toEqual([false, true]);
  expect(openPage(["1"]).titles()).toEqual(["A secret"]);
  leave(linesOf("1", "A secret"));
  await deleteCopies({ except: "bob" });
  expect(tab.kept.size).toBe(0);
});

test("without storage, this page reads its lines all the same", () => {
  vi.stubGlobal("localStorage", undefined);
  vi.stubGlobal("sessionStorage", undefined);
  addUnread("ada", linesOf("1", "Call Ada p1"));
  expect(openPage([]).titles()).toEqual(["Call Ada"]);
});
