import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { nothingWaits } from "~/testing/sync/given";

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

/** Adds a project with a task. */
async function plant(ada: Awaited<ReturnType<typeof signUp>>) {
  const { projects, tasks } = callerAs(ada);
  const { id: projectId } = await projects.create.mutate({ name: "Home" });
  const { id } = await tasks.create.mutate({ title: "Water", projectId });
  return { projectId, id };
}

test("a project that is deleted takes its tasks along at once, and they never come back before the server's rows do", async () => {
  const ada = await signUp();
  const { projectId, id } = await plant(ada);
  const tab = open(ada);
  const { store, kinds } = tab.copy;
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const seen: { isTaskTrashed: boolean; isProjectTrashed: boolean }[] = [];
  const look = () =>
    seen.push({
      isTaskTrashed: (store.find(id)?.deletedAt ?? null) !== null,
      isProjectTrashed: (kinds.projects.store.find(projectId)?.deletedAt ?? null) !== null,
    });
  store.subscribe(look);
  kinds.projects.store.subscribe(look);
  tab.copy.give({ procedure: "projects.delete", input: { id: projectId } });
  await nothingWaits(tab);
  await eventually(() => expect(store.findStored(id)?.version).toBe(2));
  await eventually(() => expect(store.findWaiting(id)).toBeUndefined());
  expect(new Set(seen.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify({ isTaskTrashed: true, isProjectTrashed: true })]),
  );
  expect(store.find(id)?.deletedAt).toBe(kinds.projects.store.find(projectId)?.deletedAt);
});

test("a task that comes from elsewhere into a project whose deletion waits is shown as deleted with it", async () => {
  const ada = await signUp();
  const { projectId } = await plant(ada);
  const network: TabNetwork = { isDown: false };
  const tab = open(ada, network);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  network.push = () => new Promise(() => undefined);
  tab.copy.give({ procedure: "projects.delete", input: { id: projectId } });
  const late = await callerAs(ada).tasks.create.mutate({ title: "Late", projectId });
  await tab.copy.pull();
  expect(tab.copy.store.findStored(late.id)?.deletedAt).toBeNull();
  expect(tab.copy.store.find(late.id)?.deletedAt).not.toBeNull();
});

test("what is refused gives way to the server's rows, of all that it had changed", async () => {
  const ada = await signUp();
  const { projectId, id } = await plant(ada);
  const tab = open(ada);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  tab.network.push = (send, { commands }) => {
    for (const command of commands) Object.assign(command, { input: { id: projectId, version: 7 } });
    return send();
  };
  tab.copy.give({ procedure: "projects.delete", input: { id: projectId } });
  expect(tab.copy.store.find(id)?.deletedAt).not.toBeNull();
  await eventually(() => expect(tab.copy.refused.read()).toHaveLength(1));
  expect(tab.copy.store.find(id)?.deletedAt).toBeNull();
  expect(tab.copy.kinds.projects.store.find(projectId)?.deletedAt).toBeNull();
});

test("a change of many tasks is shown on each at once, and stays shown until the server's rows are there", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const ids: string[] = [];
  for (const title of ["Read", "Write", "Rest"]) ids.push((await tasks.create.mutate({ title })).id);
  const [first = "", ...others] = ids;
  const tab = open(ada);
  const { store } = tab.copy;
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  const seen: (string | undefined)[][] = [];
  store.subscribe(() => seen.push(ids.map((id) => store.find(id)?.priority)));
  const each = [{ ids: [first], priority: "low" as const }];
  tab.copy.give({ procedure: "tasks.updateMany", input: { ids, priority: "high", each } });
  await nothingWaits(tab);
  await eventually(() => expect(ids.map((id) => store.findStored(id)?.version)).toEqual([2, 2, 2]));
  await eventually(() => expect(store.findWaiting(first)).toBeUndefined());
  expect(new Set(seen.map((all) => all.join()))).toEqual(new Set([["low", ...others.map(() => "high")].join()]));
  expect((await tasks.byId.query({ id: first })).priority).toBe("low");
});

test("a change of many tasks of which one is gone by then is made to the others", async () => {
  const ada = await signUp();
  const { tasks } = callerAs(ada);
  const [kept, gone] = [await tasks.create.mutate({ title: "Read" }), await tasks.create.mutate({ title: "Write" })];
  const network: TabNetwork = { isDown: false };
  const tab = open(ada, network);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  network.isDown = true;
  tab.copy.give({ procedure: "tasks.updateMany", input: { ids: [kept.id, gone.id], dueOn: "2026-12-01" } });
  await tasks.purge.mutate({ id: gone.id });
  network.isDown = false;
  await nothingWaits(tab);
  expect((await tasks.byId.query({ id: kept.id })).dueOn).toBe("2026-12-01");
  expect(tab.copy.refused.read()).toEqual([]);
});
