import { beforeEach, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { limits } from "./constants";

let ada: Person;
let caller: Caller;
let projectId: string;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
  ({ id: projectId } = await caller.projects.create.mutate({ name: "Home" }));
});

/** Adds that many tasks to the project. */
async function fill(count: number): Promise<void> {
  const sql = openConnection(ada.server.databaseUrl);
  try {
    await sql`insert into tasks (user_id, id, title, project_id)
      select ${ada.userId}, gen_random_uuid(), 'task ' || n, ${projectId} from generate_series(1, ${count}) n`;
  } finally {
    await sql.end();
  }
}

test("a project in the trash is deleted permanently with everything in it, and nothing else", async () => {
  const { projects, sections, tasks, sync } = caller;
  const { id: sectionId } = await sections.create.mutate({ projectId, name: "Balcony" });
  const { id } = await tasks.create.mutate({ title: "Deleted before", projectId });
  await tasks.delete.mutate({ id });
  await tasks.create.mutate({ title: "Water", projectId, sectionId });
  const other = await projects.create.mutate({ name: "Work" });
  const kept = await tasks.create.mutate({ title: "Kept", projectId: other.id });
  await projects.delete.mutate({ id: projectId });
  const { cursor } = await sync.changes.query();
  expect(await projects.purge.mutate({ id: projectId })).toEqual({ purged: 2 });
  const left = await sync.changes.query({ since: cursor });
  expect(left).toMatchObject({ reset: true, tasks: [kept], projects: [{ id: other.id }], sections: [] });
  const gone = { code: "NOT_FOUND", message: "This project does not exist." };
  expect(await errorOf(projects.purge.mutate({ id: projectId }))).toMatchObject(gone);
  expect(await errorOf(projects.restore.mutate({ id: projectId }))).toMatchObject(gone);
});

test("a project of another version, or of somebody else, is not deleted permanently", async () => {
  const { projects } = caller;
  await projects.delete.mutate({ id: projectId });
  expect(await errorOf(projects.purge.mutate({ id: projectId, version: 1 }))).toMatchObject({ httpStatus: 409 });
  const bob = callerAs(await signUp());
  expect(await errorOf(bob.projects.purge.mutate({ id: projectId }))).toMatchObject({ code: "FORBIDDEN" });
  expect(await restAs(ada)("DELETE", `/api/projects/${projectId}/permanently`)).toMatchObject({ status: 204 });
});

test("as many tasks as one change can move go to the trash with their project, come back, and are deleted permanently", async () => {
  await fill(limits.tasksAtOnce);
  await caller.projects.delete.mutate({ id: projectId });
  await caller.projects.restore.mutate({ id: projectId });
  await caller.projects.delete.mutate({ id: projectId });
  expect(await caller.projects.purge.mutate({ id: projectId })).toEqual({ purged: limits.tasksAtOnce });
});

test("a project with more tasks than that stays as it is, and its owner hears why", async () => {
  await fill(limits.tasksAtOnce + 1);
  const before = await caller.projects.list.query();
  expect(await errorOf(caller.projects.delete.mutate({ id: projectId }))).toMatchObject({
    httpStatus: 400,
    message: expect.stringContaining("This project has more than 5,000 tasks"),
  });
  expect(await caller.projects.list.query()).toEqual(before);
  expect(await caller.tasks.counts.query()).toMatchObject({ all: limits.tasksAtOnce + 1, trash: 0 });
});
