import { beforeEach, expect, test } from "vitest";
import { createRowStore } from "~/client/sync/row-store";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { type Caller, callerAs } from "~/testing/server/caller";
import type { Task } from "../../table";
import { createProjectCounts, createProjectCountsOnTop } from "./project-counts";

let ada: Person;
let caller: Caller;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

test("a browser counts the open tasks of each project as the server does, before it has a copy and after, change by change", async () => {
  const { id: home } = await caller.projects.create.mutate({ name: "Home" });
  const { id: boat } = await caller.projects.create.mutate({ name: "Boat" });
  const at = new Date().toISOString();
  const tasks = await plantTasks(ada, [
    { projectId: home },
    { projectId: home, completedAt: at },
    { projectId: home, deletedAt: at },
    { projectId: boat },
    {},
  ]);
  const server = async () =>
    new Map(
      (await caller.projects.counts.query()).flatMap(({ project, pending }) =>
        project === null ? [] : [[project, pending] as const],
      ),
    );
  const store = createRowStore<Task>();
  store.merge(tasks);
  const views = [createProjectCounts(store), createProjectCountsOnTop(store, await server())];
  const stops = views.map(({ subscribe }) => subscribe(() => undefined));
  expect(views.map(({ read }) => read())).toEqual([await server(), await server()]);
  const [first] = tasks;
  const { id } = first ?? { id: "" };
  for (const change of [{ projectId: boat }, { completed: true }, { completed: false }, { projectId: null }]) {
    store.merge([await caller.tasks.update.mutate({ id, ...change })]);
    const expected = [...(await server())].filter(([, pending]) => pending > 0);
    const [copied] = views;
    expect(new Map([...(copied?.read() ?? [])].filter(([, pending]) => pending > 0))).toEqual(new Map(expected));
  }
  for (const stop of stops) stop();
});
