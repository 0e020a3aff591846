import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CallError } from "~/client/call-data";
import { deleteCopies } from "~/client/sync/delete-copies";
import { stopHandingOver } from "~/client/sync/outbox/handover";
import { countKept, sendKept } from "~/client/sync/outbox/send-kept";
import { eventually } from "../eventually";
import { type Person, signUp } from "../people/people";
import { callerAs } from "../server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "./browser";
import { edited, nothingWaits, titled, titlesOf } from "./given";
import { newSession } from "./profile";

let ada: Person;
let session: ReturnType<typeof newSession>;
let window: EventTarget;
let tabs: Tab[];

beforeEach(async () => {
  ada = await signUp();
  tabs = [];
  session = newSession();
  loadPage();
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.unstubAllGlobals();
});

/** Loads a page in the tab of a browser that may keep nothing. */
function loadPage(): void {
  ({ window } = stubBrowser());
  vi.stubGlobal("sessionStorage", session);
  vi.stubGlobal("localStorage", {
    ...newSession(),
    getItem: (key: string) => (key === "keel:keep-tasks" ? "no" : null),
  });
}

function open(network: TabNetwork = { isDown: false }, person = ada): Tab {
  const tab = openTab(person, network);
  tabs.push(tab);
  return tab;
}

const hangs = (): TabNetwork => ({ isDown: false, push: () => new Promise(() => undefined) });
const leavePage = () => window.dispatchEvent(new Event("pagehide"));
const note = () => session.getItem(`keel:given:${ada.userId}`);

/** Adds tasks in a page whose server does not answer, until they are in its memory only. */
async function openWith(titles: readonly string[], network = hangs()): Promise<Tab> {
  const tab = open(network);
  for (const title of titles) expect(await tab.copy.give(titled(title)).stored).toBe("memory");
  await eventually(() => expect(tab.pushes).not.toEqual([]));
  return tab;
}

test("where nothing is kept, what is under way as the page is reloaded is shown at once by the next page, and saved once", async () => {
  const left = await openWith(["On its way"]);
  leavePage();
  loadPage();
  const next = open();
  expect(next.titles()).toEqual(["On its way"]);
  expect(note()).toBeNull();
  await nothingWaits(next);
  // The first request comes after all.
  for (const push of left.pushes) await callerAs(ada).sync.push.mutate(push);
  const { items } = await callerAs(ada).tasks.list.query();
  expect(items).toMatchObject([{ title: "On its way", version: 1 }]);
});

test("an edit that both pages have sent is made once, although another device has edited since", async () => {
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const left = open(hangs());
  await left.copy.give(edited(id, "Write", "Read")).stored;
  await eventually(() => expect(left.pushes).not.toEqual([]));
  leavePage();
  const [sent] = left.pushes;
  if (sent === undefined) throw new Error("Nothing was sent.");
  await callerAs(ada).sync.push.mutate(sent);
  await callerAs(ada).tasks.update.mutate({ id, title: "Sing" });
  loadPage();
  const next = open();
  await nothingWaits(next);
  expect(await titlesOf(ada)).toEqual(["Sing"]);
  expect(next.copy.refused.read()).toEqual([]);
});

test("more than the last event can send, and a server that is away, lose nothing over two reloads", async () => {
  const titles = Array.from({ length: 48 }, (_, at) => `Task ${String(at).padStart(2, "0")} ${"€".repeat(450)}`);
  await openWith(titles, { isDown: true });
  leavePage();
  loadPage();
  open({ isDown: true });
  leavePage();
  loadPage();
  const last = open();
  await nothingWaits(last);
  expect(await titlesOf(ada)).toEqual(titles);
});

test("what was given up by signing out, or by a session that has ended, is left to no page", async () => {
  for (const stop of ["signed out", "session ended"] as const) {
    const left = await openWith(["Given up"], { isDown: true });
    stopHandingOver(stop);
    leavePage();
    expect(note()).toBeNull();
    left.close();
    loadPage();
  }
});

test("a page that goes on keeps no text in the tab, and takes over what a page in between has left", async () => {
  const first = await openWith(["First"], { isDown: true });
  const { window: firstWindow } = { window };
  leavePage();
  loadPage();
  const between = open({ isDown: true });
  expect(await between.copy.give(titled("Second")).stored).toBe("memory");
  leavePage();
  vi.stubGlobal("window", firstWindow);
  first.network.isDown = false;
  firstWindow.dispatchEvent(new Event("pageshow"));
  expect(note()).toBeNull();
  await nothingWaits(first);
  expect(await titlesOf(ada)).toEqual(["First", "Second"]);
});

test("what only the page has is handed over also after the tasks have left the screen, and only until it is saved", async () => {
  const left = await openWith(["Slow"], { isDown: true });
  left.close();
  leavePage();
  expect(note()).toContain("Slow");
  window.dispatchEvent(new Event("pageshow"));
  left.network.isDown = false;
  await nothingWaits(left);
  leavePage();
  expect(note()).toBeNull();
});

test("a page of somebody else, and signing out, remove what a page has left", async () => {
  const bob = await signUp();
  const leftBy = async () => {
    await openWith(["Ada's"], { isDown: true });
    leavePage();
    expect(note()).toContain("Ada's");
    loadPage();
  };
  await leftBy();
  await deleteCopies({ except: ada.userId });
  expect(note()).toContain("Ada's");
  await deleteCopies({ except: bob.userId });
  expect(note()).toBeNull();
  await leftBy();
  await deleteCopies({ signedOut: ada.userId, except: ada.userId });
  expect(note()).toBeNull();
});

test("a page without tasks counts and sends what was left, and leaves it again if the server is away", async () => {
  await openWith(["Left"], { isDown: true });
  leavePage();
  loadPage();
  expect(await countKept(ada.userId)).toEqual({ waiting: 1, undecided: 0 });
  const outage = { push: { mutate: () => Promise.reject(new CallError("Failed to fetch", undefined)) } };
  await expect(sendKept(ada.userId, outage)).rejects.toThrow("Failed to fetch");
  expect(await countKept(ada.userId)).toEqual({ waiting: 1, undecided: 0 });
  await sendKept(ada.userId, callerAs(ada).sync);
  expect([await countKept(ada.userId), await titlesOf(ada)]).toEqual([{ waiting: 0, undecided: 0 }, ["Left"]]);
});
