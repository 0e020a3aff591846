import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab } from "~/testing/sync/browser";

let kept: Map<string, string>;
let window: EventTarget;
let tabs: Tab[];

beforeEach(() => {
  ({ window } = stubBrowser());
  kept = new Map();
  tabs = [];
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  for (const { close } of tabs) close();
  vi.unstubAllGlobals();
});

function open(...given: Parameters<typeof openTab>): Tab {
  const tab = openTab(...given);
  tabs.push(tab);
  return tab;
}

const titled = (title: string) => ({ procedure: "tasks.create" as const, input: { id: uuidv7(), title } });
const titlesOf = async (person: Parameters<typeof callerAs>[0]) =>
  (await callerAs(person).tasks.list.query()).items.map(({ title }) => title);

test("what is given as a page is left without a connection is sent by the next page of the tab, once", async () => {
  const ada = await signUp();
  const left = open(ada, { isDown: true });
  left.copy.give(titled("At the last moment"));
  window.dispatchEvent(new Event("pagehide"));
  vi.stubGlobal("indexedDB", undefined);
  left.close();
  stubBrowser();
  const next = open(ada);
  expect(next.titles()).toEqual(["At the last moment"]);
  await eventually(() => expect(next.copy.outbox.read().waiting).toBe(0));
  expect(await titlesOf(ada)).toEqual(["At the last moment"]);
});

test("what was sent, or stored, after all is not done twice", async () => {
  const ada = await signUp();
  const left = open(ada);
  const created = titled("Read");
  await left.copy.give(created).stored;
  left.copy.give({ procedure: "tasks.update", input: { id: created.input.id, title: "Read on" } });
  window.dispatchEvent(new Event("pagehide"));
  await eventually(() => expect(left.copy.outbox.read().waiting).toBe(0));
  expect(kept.get(`keel:given:${ada.userId}`)).toContain("Read on");
  const next = open(ada);
  expect([...kept]).toEqual([]);
  await eventually(() => expect(next.copy.outbox.read().waiting).toBe(0));
  expect((await callerAs(ada).tasks.list.query()).items).toMatchObject([{ title: "Read on", version: 2 }]);
});

test("another user's page of the tab takes nothing over, and an unreadable note is no error", async () => {
  const [ada, bob] = [await signUp(), await signUp()];
  const left = open(ada, { isDown: true });
  left.copy.give(titled("Ada's own"));
  window.dispatchEvent(new Event("pagehide"));
  const bobs = open(bob);
  await eventually(() => expect(bobs.copy.status.read()).toBe("whole"));
  expect([bobs.titles(), await titlesOf(bob)]).toEqual([[], []]);
  for (const odd of ["{", "7", '[null,7,{"id":1}]', '[{"id":"a","at":"b","procedure":"toString","input":{}}]']) {
    kept.set(`keel:given:${bob.userId}`, odd);
    expect(open(bob).titles()).toEqual([]);
  }
});
