import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Command } from "~/client/sync/command";
import { eventually } from "~/testing/eventually";
import { type Person, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";

let tab: Tab;
beforeEach(stubBrowser);
afterEach(() => {
  tab.close();
  vi.unstubAllGlobals();
});

/** Adds a task with a subtask that has one, and opens a tab that has them. */
async function plant(ada: Person, network?: TabNetwork) {
  const { tasks } = callerAs(ada);
  const { id: root } = await tasks.create.mutate({ title: "Move house" });
  const { id: middle } = await tasks.create.mutate({ title: "Pack", parentId: root });
  const { id: leaf } = await tasks.create.mutate({ title: "Buy boxes", parentId: middle });
  tab = openTab(ada, network);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  return { root, middle, leaf };
}

test.each(["tasks.setCompleted", "tasks.delete", "tasks.completeMany", "tasks.deleteMany"] as const)(
  "%s takes the subtasks along at once, and they never come back before the server's rows do",
  async (procedure) => {
    const { root, middle, leaf } = await plant(await signUp());
    const { store } = tab.copy;
    const isGone = (id: string) => store.find(id)?.completed === true || store.find(id)?.deletedAt !== null;
    const seen = new Set<boolean>();
    store.subscribe(() => seen.add([root, middle, leaf].every(isGone)));
    const commands: Record<typeof procedure, Command> = {
      "tasks.setCompleted": { procedure: "tasks.setCompleted", input: { id: root, completed: true } },
      "tasks.delete": { procedure: "tasks.delete", input: { id: root } },
      "tasks.completeMany": { procedure: "tasks.completeMany", input: { ids: [root], completed: true } },
      "tasks.deleteMany": { procedure: "tasks.deleteMany", input: { ids: [root] } },
    };
    tab.copy.give(commands[procedure]);
    await nothingWaits(tab);
    await eventually(() => expect(store.findStored(leaf)?.version).toBe(2));
    await eventually(() => expect(store.findWaiting(leaf)).toBeUndefined());
    expect([...seen]).toEqual([true]);
    expect(store.find(leaf)?.completedAt).toBe(store.find(root)?.completedAt);
    expect(store.find(leaf)?.deletedAt).toBe(store.find(root)?.deletedAt);
  },
);

test("a subtask that was added without a connection is completed with its parent, and reopened with it", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  const { root } = await plant(ada, network);
  network.push = () => new Promise(() => undefined);
  const id = uuidv7();
  tab.copy.give({ procedure: "tasks.create", input: { id, title: "Call movers", parentId: root } });
  tab.copy.give({ procedure: "tasks.setCompleted", input: { id: root, completed: true } });
  expect(tab.copy.store.find(id)).toMatchObject({ completed: true, parentId: root });
  tab.copy.give({ procedure: "tasks.setCompleted", input: { id: root, completed: false } });
  expect(tab.copy.store.find(id)).toMatchObject({ completed: false, completedAt: null });
});

test("a title that is edited changes no other task, and two edits of it stay one command", async () => {
  const ada = await signUp();
  const network: TabNetwork = { isDown: false };
  const { root, middle } = await plant(ada, network);
  network.push = () => new Promise(() => undefined);
  const before = tab.copy.store.find(middle);
  tab.copy.give({ procedure: "tasks.update", input: { id: root, title: "Move", was: { title: "Move house" } } });
  expect(tab.copy.store.find(middle)).toBe(before);
  expect(tab.copy.store.findWaiting(middle)).toBeUndefined();
});
