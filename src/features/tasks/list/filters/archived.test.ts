import { beforeEach, expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { createRowStore } from "~/client/sync/row-store";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { type Caller, callerAs } from "~/testing/server/caller";
import { belongsTo } from "../../store/lists/list-membership";
import { createTagCounts, createTaskCounts, createTaskList } from "../../store/copy/task-views";
import type { Task } from "../../table";
import type { ChosenFilter } from "../filter-params";
import { listInputOf, viewOfProject, views } from "../views";

let ada: Person;
let caller: Caller;
let tasks: Task[];
let archived: ReadonlySet<string>;
let projectId: string;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
  ({ id: projectId } = await caller.projects.create.mutate({ name: "Old boat" }));
  const { id: other } = await caller.projects.create.mutate({ name: "New boat" });
  const { id: sectionId } = await caller.sections.create.mutate({ projectId, name: "Hull" });
  const at = new Date().toISOString();
  const [today, later] = [at.slice(0, 10), "2999-01-01"];
  tasks = await plantTasks(
    ada,
    [{ projectId }, { projectId, sectionId }, { projectId: other }, {}].flatMap((place) => [
      { ...place, dueOn: today, tags: ["boat"] },
      { ...place, dueOn: later, title: "Sand the hull" },
      { ...place, dueOn: "2020-01-01", tags: ["paint"] },
      { ...place, completedAt: at, tags: ["boat"] },
      { ...place, deletedAt: at },
    ]),
  );
  await caller.projects.update.mutate({ id: projectId, archived: true });
  archived = new Set([projectId]);
});

const clock = () => clockAt(new Date().toISOString(), { timeZone: "UTC", locale: "en" });
const ids = (rows: readonly Task[]) => rows.map(({ id }) => id).toSorted();

test("the open tasks of an archived project are in its own list alone, its completed ones are still among what was done", async () => {
  const { list } = caller.tasks;
  const isHere = async (input: object) =>
    (await list.query({ limit: 100, ...input })).items.some((task) => task.projectId === projectId && !task.completed);
  for (const view of Object.values(views).filter(({ trash }) => !trash))
    expect([view.name, await isHere(listInputOf(view, {}, clock()))]).toEqual([view.name, false]);
  expect(await isHere({ search: "hull" })).toBe(false);
  expect(await isHere({ due: "overdue" })).toBe(false);
  expect(await isHere({ project: projectId })).toBe(true);
  const done = await list.query(listInputOf(views.completed, {}, clock()));
  expect(done.items.filter((task) => task.projectId === projectId)).toHaveLength(2);
  expect((await list.query(listInputOf(views.trash, {}, clock()))).items).toHaveLength(4);
});

test("a browser lists and counts as the server does where a project is archived, and once it is not", async () => {
  const store = createRowStore<Task>();
  store.merge(tasks);
  for (const isArchived of [true, false]) {
    await caller.projects.update.mutate({ id: projectId, archived: isArchived });
    const known = isArchived ? archived : new Set<string>();
    const now = clock();
    for (const view of [...Object.values(views), viewOfProject(projectId)]) {
      for (const filter of [
        {},
        { completed: "all" },
        { tags: ["boat"] },
        { search: "hull" },
      ] satisfies ChosenFilter[]) {
        const input = listInputOf(view, filter, now);
        const { items } = await caller.tasks.list.query({ ...input, limit: 100 });
        expect(ids(items)).toEqual(ids(createTaskList(store, input, now.now, known).read()));
        expect(ids(items)).toEqual(ids(tasks.filter((task) => belongsTo(task, input, now.now, known))));
      }
    }
    const counts = await caller.tasks.counts.query({ timeZone: "UTC" });
    expect(createTaskCounts(store, now, known).read()).toEqual(counts);
    expect(createTagCounts(store, known).read()).toEqual(await caller.tasks.tags.query());
    const { items } = await caller.tasks.list.query({ ...listInputOf(views.all, {}, now), limit: 100 });
    expect(counts.all).toBe(items.length);
  }
});
