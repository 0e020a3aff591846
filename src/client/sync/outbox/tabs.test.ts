import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { nothingWaits, titled } from "~/testing/sync/given";
import { createLocks } from "~/testing/sync/locks";
import { withPushLock } from "./push-lock";

let tabs: Tab[];

beforeEach(() => {
  tabs = [];
  stubBrowser({ locks: createLocks() });
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens two tabs of a user, and waits until both know all tasks. */
async function openTwo(person: Person, networks: TabNetwork[] = [{ isDown: false }, { isDown: false }]) {
  const [one, two] = [openTab(person, networks[0]), openTab(person, networks[1])];
  tabs.push(one, two);
  await eventually(() => expect([one, two].map(({ copy }) => copy.status.read())).toEqual(["whole", "whole"]));
  return [one, two] as const;
}

const cut = (network: TabNetwork, isDown: boolean) => (network.isDown = isDown);

test("a change in one tab shows in the other before the server has it, and then without the former state in between", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const networks = [{ isDown: false }, { isDown: false }];
  const [one, two] = await openTwo(ada, networks);
  for (const network of networks) cut(network, true);
  const seen: (string | undefined)[] = [];
  two.copy.store.subscribe(() => seen.push(two.copy.store.find(id)?.title));
  one.copy.give({ procedure: "tasks.update", input: { id, title: "Write", was: { title: "Read" } } });
  await eventually(() => expect(two.titles()).toEqual(["Write"]));
  expect(two.copy.outbox.read().waiting).toBe(1);
  for (const network of networks) cut(network, false);
  expect(await one.copy.sendNow()).toBe(true);
  await nothingWaits(one, two);
  await eventually(() => expect(two.copy.store.findStored(id)?.version).toBe(2));
  expect(new Set(seen)).toEqual(new Set(["Write"]));
});

test("what two tabs change at once without the server is saved once, each in its order", async () => {
  const ada = await signUp();
  const networks = [{ isDown: false }, { isDown: false }];
  const [one, two] = await openTwo(ada, networks);
  for (const network of networks) cut(network, true);
  const titles = [...Array(10).keys()].flatMap((each) => [`a${each}`, `b${each}`]);
  for (const title of titles) (title.startsWith("a") ? one : two).copy.give(titled(title));
  await eventually(() => expect(one.copy.outbox.read().waiting).toBe(titles.length));
  for (const network of networks) cut(network, false);
  await Promise.all([one.copy.sendNow(), two.copy.sendNow()]);
  await nothingWaits(one, two);
  const { items } = await callerAs(ada).tasks.list.query({ sort: "title", order: "asc" });
  expect(items.map(({ title }) => title)).toEqual(titles.sort());
  expect(one.titles().sort()).toEqual(titles.sort());
  await eventually(() => expect(two.titles().sort()).toEqual(titles.sort()));
});

test("what a tab could not send is sent by the leading one", async () => {
  const ada = await signUp();
  const lost = { isDown: false };
  const [leading, other] = await openTwo(ada, [{ isDown: false }, lost]);
  cut(lost, true);
  other.copy.give(titled("Read"));
  await eventually(async () => expect((await callerAs(ada).tasks.list.query()).items).toHaveLength(1));
  await nothingWaits(leading, other);
  expect([leading.titles(), other.titles()]).toEqual([["Read"], ["Read"]]);
});

test("a refused change is decided in all tabs at once", async () => {
  const [one, two] = await openTwo(await signUp());
  const { id } = one.copy.give({ procedure: "tasks.setCompleted", input: { id: uuidv7(), completed: true } });
  await eventually(() => expect(two.copy.refused.read()).toMatchObject([{ id }]));
  await two.copy.dismiss([id]);
  await eventually(() => expect(one.copy.refused.read()).toEqual([]));
});

test("messages of other versions of the page, and any others, change nothing", async () => {
  const ada = await signUp();
  const [one] = await openTwo(ada);
  const channel = new BroadcastChannel(`keel-${ada.userId}`);
  const odd = [
    { outbox: "paused", rows: [] },
    { outbox: "idle", rows: "none" },
    { outbox: "idle", rows: [null, 7, { id: "x" }] },
    { outbox: "__proto__", rows: [] },
    { given: [1] },
    null,
  ];
  for (const message of odd) channel.postMessage(message);
  one.copy.give(titled("Read"));
  await nothingWaits(one);
  expect(one.titles()).toEqual(["Read"]);
  channel.close();
});

test("a tab that keeps its lock although it is frozen stops nobody for long", async () => {
  const locks = createLocks();
  vi.stubGlobal("navigator", { locks });
  void locks.request("keel-ada-push", () => new Promise(() => undefined));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const push = vi.fn(() => Promise.resolve("sent"));
  const pushed = withPushLock("ada", push);
  await vi.advanceTimersByTimeAsync(5000);
  expect(push).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await pushed).toBe("sent");
});

test("two tabs do not push at once, and a failure of one does not stop the other", async () => {
  let running = 0;
  const push = async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve));
    running -= 1;
    throw new Error("no");
  };
  const all = await Promise.allSettled([1, 2, 3].map(() => withPushLock("ada", push)));
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
});
