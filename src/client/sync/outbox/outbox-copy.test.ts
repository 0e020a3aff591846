import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { createCopySource } from "~/features/tasks/store/copy/copy-source";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { runOutbox } from "./run-outbox";
import { createWaiting } from "./waiting";

let tabs: Tab[];

beforeEach(() => {
  tabs = [];
  stubBrowser();
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.unstubAllGlobals();
});

function open(...given: Parameters<typeof openTab>): Tab {
  const tab = openTab(...given);
  tabs.push(tab);
  return tab;
}

const titled = (title: string) => ({ procedure: "tasks.create" as const, input: { id: uuidv7(), title } });
const offline = (): TabNetwork => ({ isDown: true });

test("a change is shown at once, is on disk, and reaches the server", async () => {
  const ada = await signUp();
  const tab = open(ada);
  const { stored } = tab.copy.give(titled("Read"));
  expect(tab.titles()).toEqual(["Read"]);
  expect(tab.copy.outbox.read()).toMatchObject({ waiting: 1, state: "sending" });
  expect(await stored).toBe("disk");
  await eventually(() => expect(tab.copy.outbox.read()).toMatchObject({ waiting: 0, state: "idle" }));
  const { items } = await callerAs(ada).tasks.list.query();
  expect(items.map(({ title }) => title)).toEqual(["Read"]);
  expect(tab.copy.store.list()).toEqual(items);
  expect(tab.pushes).toHaveLength(1);
});

test("a row goes from what was given to the server's answer without the former state in between", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const tab = open(ada);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const seen: (string | undefined)[] = [];
  tab.copy.store.subscribe(() => seen.push(tab.copy.store.find(id)?.title));
  tab.copy.give({ procedure: "tasks.update", input: { id, title: "Write", was: { title: "Read" } } });
  await eventually(() => expect(tab.copy.outbox.read().waiting).toBe(0));
  expect(seen).toEqual(["Write", "Write"]);
});

test("without the server changes wait, survive the tab, and are sent once and in order", async () => {
  const ada = await signUp();
  const first = open(ada, offline());
  const created = titled("Read");
  first.copy.give(created);
  first.copy.give({ procedure: "tasks.setCompleted", input: { id: created.input.id, completed: true } });
  await first.copy.give({ procedure: "tasks.update", input: { id: created.input.id, title: "Write" } }).stored;
  await eventually(() => expect(first.copy.outbox.read()).toMatchObject({ waiting: 3, state: "retrying" }));
  first.close();
  const second = open(ada);
  await eventually(() => expect(second.titles()).toEqual(["Write"]));
  await eventually(() => expect(second.copy.outbox.read().waiting).toBe(0));
  const { items } = await callerAs(ada).tasks.list.query();
  expect(items).toMatchObject([{ id: created.input.id, title: "Write", completed: true, version: 3 }]);
});

test("a refused change gives way to the server's row, and is kept until the user has decided", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "Read" });
  const tab = open(ada);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  await callerAs(ada).tasks.update.mutate({ id, title: "Theirs" });
  const given = tab.copy.give({ procedure: "tasks.update", input: { id, title: "Mine", was: { title: "Read" } } });
  await eventually(() => expect(tab.copy.refused.read()).toHaveLength(1));
  expect(tab.copy.refused.read()).toMatchObject([
    { id: given.id, command: { input: { title: "Mine" } }, refused: ["title"], row: { title: "Theirs" } },
  ]);
  expect(tab.titles()).toEqual(["Theirs"]);
  expect(tab.copy.outbox.read().waiting).toBe(0);
  tab.close();
  const next = open(ada);
  await eventually(() => expect(next.copy.refused.read()).toMatchObject([{ id: given.id, refused: ["title"] }]));
  await next.copy.dismiss([given.id]);
  expect(next.copy.refused.read()).toEqual([]);
  next.close();
  const last = open(ada);
  await eventually(() => expect(last.copy.status.read()).toBe("whole"));
  expect(last.copy.refused.read()).toEqual([]);
});

test("a change of a missing task is refused with the server's reason", async () => {
  const tab = open(await signUp());
  tab.copy.give({ procedure: "tasks.setCompleted", input: { id: uuidv7(), completed: true } });
  await eventually(() => expect(tab.copy.refused.read()).toMatchObject([{ error: { code: "NOT_FOUND" } }]));
});

test("a change is stored although the code that sends it cannot be loaded, and is sent once it can", async () => {
  const ada = await signUp();
  const { userId } = ada;
  const { changes, push } = callerAs(ada).sync;
  const source = createCopySource(userId, { changes, push });
  const waiting = createWaiting({ userId, source });
  const stop = new AbortController();
  const load = { isPossible: false, attempts: 0 };
  const outbox = runOutbox({
    userId,
    source,
    waiting,
    signal: stop.signal,
    findRow: () => undefined,
    run: () => "",
    onChange: () => undefined,
    loadPush: async () => {
      load.attempts += 1;
      if (!load.isPossible) throw new TypeError("Failed to fetch dynamically imported module");
      return import("./push");
    },
  });
  outbox.lead(stop.signal);
  const { stored } = waiting.give(titled("Read"));
  outbox.push();
  expect(await stored).toBe("disk");
  await eventually(() =>
    expect(waiting.outbox.read()).toMatchObject({ waiting: 1, state: "retrying", isOnDisk: true }),
  );
  load.isPossible = true;
  await eventually(() => expect(waiting.outbox.read().waiting).toBe(0));
  expect(load.attempts).toBeGreaterThan(1);
  expect((await callerAs(ada).tasks.list.query()).items.map(({ title }) => title)).toEqual(["Read"]);
  stop.abort();
});
