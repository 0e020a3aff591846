import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";
import { answerOtherTabs } from "./other-tabs";
import { sendPageUser } from "./page-user";
import { saveUnsaved } from "./save-unsaved";
import { giveUpUnsaved, guardUnsaved } from "./unsaved";

let ada: Person;
let page: AbortController;
let browser: EventTarget;
let tabs: Tab[];

beforeEach(async () => {
  ada = await signUp();
  page = new AbortController();
  browser = stubBrowser().window;
  Object.assign(browser, { fetch: () => Promise.reject(new TypeError("Failed to fetch")) });
  sendPageUser(ada.userId, page.signal);
  tabs = [];
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  giveUpUnsaved();
  page.abort();
  vi.unstubAllGlobals();
});

const titled = (title: string) => ({ procedure: "tasks.create" as const, input: { id: uuidv7(), title } });
const change = { waiting: 1, undecided: 0 };
const nothing = { waiting: 0, undecided: 0 };

/** Opens a tab of Ada, who makes a change while there is no network. */
async function openOffline(): Promise<Tab> {
  const tab = openTab(ada, { isDown: true });
  tabs.push(tab);
  await tab.copy.give(titled("Sail")).stored;
  await eventually(() => expect(tab.copy.outbox.read().state).toBe("retrying"));
  return tab;
}

const sourceOf = ({ copy }: Tab, isOnDisk = true) => ({
  read: () => ({ ...copy.outbox.read(), undecided: copy.refused.read().length, isOnDisk }),
  sendNow: copy.sendNow,
});

/** Tries to leave the page. Returns whether the browser would ask first. */
function asksToLeave(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  browser.dispatchEvent(event);
  return event.defaultPrevented;
}

test("whoever signs out learns what their page could not save, and nothing is left once it could", async () => {
  const tab = await openOffline();
  guardUnsaved(sourceOf(tab), page.signal);
  expect(await saveUnsaved()).toMatchObject(change);
  tab.network.isDown = false;
  expect(await saveUnsaved()).toMatchObject(nothing);
});

test("a page without tasks counts what waits on the device", async () => {
  const tab = await openOffline();
  tab.close();
  expect(await saveUnsaved()).toEqual(change);
});

test("what only another tab has counts, too", async () => {
  const tab = await openOffline();
  answerOtherTabs(ada.userId, sourceOf(tab, false), page.signal);
  guardUnsaved(
    { read: () => ({ ...nothing, state: "idle", isOnDisk: true, fitsInExit: true }), sendNow: async () => true },
    page.signal,
  );
  tab.network.isDown = false;
  expect(await saveUnsaved()).toMatchObject(nothing);
  await eventually(() => expect(tab.copy.outbox.read().waiting).toBe(0));
});

test("the browser asks before a page is closed whose changes would be lost, unless its user wants that", async () => {
  const tab = await openOffline();
  guardUnsaved(sourceOf(tab), page.signal);
  expect(asksToLeave()).toBe(false);
  guardUnsaved(sourceOf(tab, false), page.signal);
  expect(asksToLeave()).toBe(true);
  giveUpUnsaved();
  expect(asksToLeave()).toBe(false);
});

test("where nothing is kept, the browser asks once the server is slow, away or cannot take all in the last event", () => {
  const late = new Date(Date.now() - 60_000).toISOString();
  const onItsWay = { ...change, state: "sending", isOnDisk: false, fitsInExit: true, since: new Date().toISOString() };
  const cases = [
    [onItsWay, false],
    [{ ...onItsWay, since: late }, true],
    [{ ...onItsWay, state: "retrying" }, true],
    [{ ...onItsWay, fitsInExit: false }, true],
    [{ ...onItsWay, since: late, isOnDisk: true }, false],
    [{ ...onItsWay, ...nothing, since: late }, false],
  ] as const;
  for (const [state, asks] of cases) {
    guardUnsaved({ read: () => state, sendNow: async () => false }, page.signal);
    expect(asksToLeave()).toBe(asks);
    giveUpUnsaved();
  }
});

test("changes that only this page has are asked about and saved also after the tasks have left the screen", async () => {
  const tab = await openOffline();
  const tasks = new AbortController();
  guardUnsaved(sourceOf(tab, false), tasks.signal);
  tasks.abort();
  expect(asksToLeave()).toBe(true);
  expect(await saveUnsaved()).toMatchObject(change);
  tab.network.isDown = false;
  expect(await saveUnsaved()).toMatchObject(nothing);
  expect(asksToLeave()).toBe(false);
});
