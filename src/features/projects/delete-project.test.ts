import { beforeEach, expect, test } from "vitest";
import { asOwnerOf } from "~/server/db/owner";
import { features } from "~/server/router";
import { auditEntries } from "~/testing/people/audit-log";
import { type Person, signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { type Caller, callerAs } from "~/testing/server/caller";
import { purgeProjectsJob } from "./trash";

let ada: Person;
let caller: Caller;
let projectId: string;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
  ({ id: projectId } = await caller.projects.create.mutate({ name: "Home" }));
});

const titles = (rows: { title: string }[]) => rows.map(({ title }) => title).toSorted();
const everything = async () => (await caller.sync.changes.query()).tasks;

test("a project takes its tasks to the trash, and brings them back, but not what was deleted before", async () => {
  const { tasks, projects, sections } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  await tasks.create.mutate({ title: "Water", projectId, sectionId });
  await tasks.create.mutate({ title: "Elsewhere" });
  const { id } = await tasks.create.mutate({ title: "Deleted", projectId });
  await tasks.delete.mutate({ id });
  // By a clock that was wrong.
  await plantTasks(ada, [{ title: "Deleted later", projectId, deletedAt: "2099-01-01T00:00:00.000Z" }]);
  const { deletedAt, updatedAt } = await projects.delete.mutate({ id: projectId });
  expect(Date.parse(deletedAt ?? "") - Date.parse(updatedAt)).toBeLessThanOrEqual(2);
  expect(titles((await tasks.list.query()).items)).toEqual(["Elsewhere"]);
  const trashed = await everything();
  expect(titles(trashed.filter((task) => task.deletedAt === deletedAt))).toEqual(["Water"]);
  await projects.restore.mutate({ id: projectId });
  expect(titles((await tasks.list.query()).items)).toEqual(["Elsewhere", "Water"]);
  expect((await tasks.list.query({ section: sectionId })).items).toMatchObject([{ title: "Water", projectId }]);
  expect(titles((await tasks.list.query({ trash: true })).items)).toEqual(["Deleted", "Deleted later"]);
});

test("a task that is restored without its project comes into the inbox, and stays there", async () => {
  const { tasks, projects, sections } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  const { id } = await tasks.create.mutate({ title: "Water", projectId, sectionId });
  await projects.delete.mutate({ id: projectId });
  const restored = await tasks.restore.mutate({ id });
  expect(restored).toMatchObject({ projectId: null, sectionId: null, deletedAt: null });
  await projects.restore.mutate({ id: projectId });
  expect(await tasks.byId.query({ id })).toEqual(restored);
});

test("a task that is restored within its project keeps its place", async () => {
  const { tasks, sections } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  const { id } = await tasks.create.mutate({ title: "Water", projectId, sectionId });
  await tasks.delete.mutate({ id });
  expect(await tasks.restore.mutate({ id })).toMatchObject({ projectId, sectionId });
});

test("a section that is deleted takes its tasks along, and one that is restored before it is in the project alone", async () => {
  const { tasks, sections } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  const kept = await tasks.create.mutate({ title: "Water", projectId, sectionId });
  const { id } = await tasks.create.mutate({ title: "Trashed", projectId, sectionId });
  await tasks.delete.mutate({ id });
  await sections.delete.mutate({ id: sectionId });
  expect((await tasks.list.query({ project: projectId })).items).toEqual([]);
  expect(await tasks.restore.mutate({ id: kept.id })).toMatchObject({ projectId, sectionId: null, version: 3 });
  expect(await tasks.restore.mutate({ id })).toMatchObject({ projectId, sectionId: null });
});

test("five thousand tasks go with their project by one change and one event, and a device reads them page by page", async () => {
  const { projects, sync } = caller;
  for (let batch = 0; batch < 5; batch += 1)
    await plantTasks(
      ada,
      Array.from({ length: 1000 }, (_, at) => ({ title: `Task ${batch} ${at}`, projectId })),
    );
  let { cursor } = await sync.changes.query({});
  for (let isComplete = false; !isComplete;) ({ cursor, isComplete } = await sync.changes.query({ since: cursor }));
  for (const change of [projects.delete, projects.restore]) {
    const project = await change.mutate({ id: projectId });
    const seen = new Map<string, string | null>();
    let pages = 0;
    for (let isComplete = false; !isComplete; pages += 1) {
      const page = await sync.changes.query({ since: cursor });
      expect(page.reset).toBe(false);
      for (const { id, deletedAt } of page.tasks) seen.set(id, deletedAt);
      ({ cursor, isComplete } = page);
    }
    expect([seen.size, pages]).toEqual([5_000, 6]);
    expect(new Set(seen.values())).toEqual(new Set([project.deletedAt]));
  }
  const entries = await auditEntries(ada.server, { userId: ada.userId });
  expect(entries.slice(-2)).toMatchObject([
    { kind: "project.deleted", details: { project: projectId, tasks: 5_000 } },
    { kind: "project.restored", details: { project: projectId, tasks: 5_000 } },
  ]);
});

test("a project is deleted permanently only after its tasks, and nothing is left of either", async () => {
  const { tasks, projects, sections, sync } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  await tasks.create.mutate({ title: "Water", projectId, sectionId });
  const { deletedAt } = await projects.delete.mutate({ id: projectId });
  const now = new Date(Date.parse(deletedAt ?? "") + 30 * 86_400_000 + 1000).toISOString();
  const given = { asOwner: asOwnerOf(ada.server.runtime.environment), now };
  await purgeProjectsJob.run(given);
  expect(await sync.changes.query()).toMatchObject({ projects: [{ id: projectId }], sections: [{ id: sectionId }] });
  for (const { run } of features.tasks.jobs) await run(given);
  await purgeProjectsJob.run(given);
  expect(await sync.changes.query()).toMatchObject({ tasks: [], projects: [], sections: [] });
});

test("the trash is emptied of projects, too, and of nothing outside", async () => {
  const { tasks, projects, sections, sync } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  await tasks.create.mutate({ title: "Water", projectId, sectionId });
  const { id: other } = await projects.create.mutate({ name: "Work" });
  const kept = await tasks.create.mutate({ title: "Kept", projectId: other });
  await projects.delete.mutate({ id: projectId });
  const { cursor } = await sync.changes.query();
  expect(await tasks.emptyTrash.mutate()).toEqual({ purged: 2 });
  const left = await sync.changes.query({ since: cursor });
  expect(left).toMatchObject({ reset: true, tasks: [kept], projects: [{ id: other }], sections: [] });
  expect(await tasks.emptyTrash.mutate()).toEqual({ purged: 0 });
});

test("an account is deleted with its projects, sections and tasks", async () => {
  const { tasks, sections } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  await tasks.create.mutate({ title: "Water", projectId, sectionId });
  const { internalAdapter } = await ada.server.runtime.auth.$context;
  await internalAdapter.deleteUser(ada.userId);
  const { db } = ada.server.runtime.database;
  const left = await db.execute(`select id from projects where user_id = '${ada.userId}' union all
    select id from sections where user_id = '${ada.userId}' union all select id from tasks where user_id = '${ada.userId}'`);
  expect([...left]).toEqual([]);
});
