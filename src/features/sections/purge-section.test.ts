import { beforeEach, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { limits } from "./constants";

let ada: Person;
let caller: Caller;
let projectId: string;
let id: string;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
  ({ id: projectId } = await caller.projects.create.mutate({ name: "Home" }));
  ({ id } = await caller.sections.create.mutate({ projectId, name: "Balcony" }));
});

test("a section in the trash is deleted permanently with its tasks, and nothing else", async () => {
  const { sections, tasks, sync } = caller;
  await tasks.create.mutate({ title: "Water", projectId, sectionId: id });
  const kept = await tasks.create.mutate({ title: "Kept", projectId });
  await sections.delete.mutate({ id });
  const { cursor } = await sync.changes.query();
  expect(await sections.purge.mutate({ id })).toEqual({ purged: 1 });
  expect(await sync.changes.query({ since: cursor })).toMatchObject({ reset: true, tasks: [kept], sections: [] });
  expect(await errorOf(sections.purge.mutate({ id }))).toMatchObject({ message: "This section does not exist." });
});

test("a section of another version, or of another user, is not deleted permanently", async () => {
  expect(await errorOf(caller.sections.purge.mutate({ id, version: 2 }))).toMatchObject({ httpStatus: 409 });
  const bob = callerAs(await signUp());
  expect(await errorOf(bob.sections.purge.mutate({ id }))).toMatchObject({ code: "FORBIDDEN" });
});

test("the trash is emptied with a section in it, also after one of its tasks was restored", async () => {
  const { sections, tasks } = caller;
  const made = [];
  for (const title of ["Water", "Sweep"]) made.push(await tasks.create.mutate({ title, projectId, sectionId: id }));
  await sections.delete.mutate({ id });
  await tasks.restore.mutate({ id: made[0]?.id ?? "" });
  expect(await tasks.emptyTrash.mutate()).toEqual({ purged: 1 });
  expect((await tasks.list.query({ project: projectId })).items).toMatchObject([{ title: "Water", sectionId: null }]);
});

test("a section with more tasks than one change can move stays as it is, and its owner hears why", async () => {
  const sql = openConnection(ada.server.databaseUrl);
  try {
    await sql`insert into tasks (user_id, id, title, project_id, section_id)
      select ${ada.userId}, gen_random_uuid(), 'task ' || n, ${projectId}, ${id} from generate_series(1, ${limits.tasksAtOnce + 1}) n`;
  } finally {
    await sql.end();
  }
  expect(await errorOf(caller.sections.delete.mutate({ id }))).toMatchObject({
    httpStatus: 400,
    message: expect.stringContaining("This section has more than 5,000 tasks"),
  });
  expect((await caller.sections.list.query({ projectId })).items).toMatchObject([{ id, version: 1 }]);
});
