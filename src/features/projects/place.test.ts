import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { openConnection } from "~/testing/database/database";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";

let ada: Person;
let caller: Caller;
beforeEach(async () => {
  ada = await signUp();
  caller = callerAs(ada);
});

const addProject = async (name = "Home") => (await caller.projects.create.mutate({ name })).id;
const addSection = async (projectId: string) =>
  (await caller.sections.create.mutate({ projectId, name: "Balcony" })).id;

/** Returns a place of each kind where no task can be put, and the field that the refusal names. */
async function badPlaces() {
  const { projects, sections } = caller;
  const [trashed, archived, open, other] = [
    await addProject(),
    await addProject(),
    await addProject(),
    await addProject(),
  ];
  await projects.delete.mutate({ id: trashed });
  await projects.update.mutate({ id: archived, archived: true });
  const deleted = await addSection(open);
  await sections.delete.mutate({ id: deleted });
  const bob = callerAs(await signUp());
  const { id: foreign } = await bob.projects.create.mutate({ name: "Bob's" });
  const section = "This section does not exist in the project.";
  return [
    { place: { projectId: uuidv7() }, fields: { projectId: ["This project does not exist."] } },
    { place: { projectId: foreign }, fields: { projectId: ["This project does not exist."] } },
    { place: { projectId: trashed }, fields: { projectId: ["This project is in the trash. Restore it first."] } },
    {
      place: { projectId: archived },
      fields: { projectId: ["This project is archived. Take it out of the archive first."] },
    },
    { place: { projectId: open, sectionId: deleted }, fields: { sectionId: [section] } },
    { place: { projectId: open, sectionId: await addSection(other) }, fields: { sectionId: [section] } },
    { place: { projectId: open, sectionId: uuidv7() }, fields: { sectionId: [section] } },
    { place: { sectionId: await addSection(open) }, fields: { projectId: ["Give the project of the section."] } },
    {
      place: { projectId: null, sectionId: await addSection(open) },
      fields: { projectId: ["Give the project of the section."] },
    },
  ];
}

test("a task is in the inbox, in a project or in one of its sections, and is listed there", async () => {
  const { tasks, projects } = caller;
  const projectId = await addProject();
  const sectionId = await addSection(projectId);
  const inbox = await tasks.create.mutate({ title: "Inbox" });
  const inProject = await tasks.create.mutate({ title: "Project", projectId });
  const inSection = await tasks.create.mutate({ title: "Section", projectId, sectionId });
  expect([inbox, inProject, inSection]).toMatchObject([
    { projectId: null, sectionId: null },
    { projectId, sectionId: null },
    { projectId, sectionId },
  ]);
  const listed = async (filter: object) =>
    (await tasks.list.query({ ...filter, order: "asc" })).items.map(({ title }) => title);
  expect(await listed({ project: "none" })).toEqual(["Inbox"]);
  expect(await listed({ project: projectId })).toEqual(["Project", "Section"]);
  expect(await listed({ section: sectionId })).toEqual(["Section"]);
  await tasks.setCompleted.mutate({ id: inProject.id, completed: true });
  const counts = await projects.counts.query();
  expect(counts).toHaveLength(2);
  expect(counts).toEqual(
    expect.arrayContaining([
      { project: null, pending: 1, total: 1 },
      { project: projectId, pending: 1, total: 2 },
    ]),
  );
});

test("a project alone means none of its sections, and no section keeps the project", async () => {
  const { tasks } = caller;
  const projectId = await addProject();
  const sectionId = await addSection(projectId);
  const { id } = await tasks.create.mutate({ title: "Water", projectId, sectionId });
  expect(await tasks.update.mutate({ id, title: "Water it" })).toMatchObject({ projectId, sectionId });
  expect(await tasks.update.mutate({ id, sectionId: null })).toMatchObject({ projectId, sectionId: null });
  await tasks.update.mutate({ id, projectId, sectionId });
  expect(await tasks.update.mutate({ id, projectId })).toMatchObject({ projectId, sectionId: null });
  expect(await tasks.update.mutate({ id, projectId: null })).toMatchObject({ projectId: null, sectionId: null });
});

describe("a place where no task can be put", () => {
  test("refuses a call, with the field named, and changes nothing", async () => {
    const { tasks } = caller;
    const task = await tasks.create.mutate({ title: "Water" });
    for (const { place, fields } of await badPlaces()) {
      const refused = { httpStatus: 400, fields };
      expect(await errorOf(tasks.create.mutate({ title: "New", ...place }))).toMatchObject(refused);
      expect(await errorOf(tasks.update.mutate({ id: task.id, title: "Else", ...place }))).toMatchObject(refused);
    }
    expect((await tasks.list.query()).items).toEqual([task]);
    const send = restAs(ada);
    expect(await send("PATCH", `/api/tasks/${task.id}`, { project_id: uuidv7() })).toMatchObject({
      status: 400,
      body: { errors: { project_id: ["This project does not exist."] } },
    });
  });

  test("does not hide whose task it is, nor that a task was stored before", async () => {
    const { tasks, projects } = caller;
    const projectId = await addProject();
    const made = await tasks.create.mutate({ id: uuidv7(), title: "Water", projectId });
    await projects.update.mutate({ id: projectId, archived: true });
    expect(await tasks.create.mutate({ id: made.id, title: "Water", projectId })).toEqual(made);
    const bob = callerAs(await signUp());
    expect(await errorOf(bob.tasks.update.mutate({ id: made.id, projectId }))).toMatchObject({ code: "FORBIDDEN" });
    expect(await errorOf(bob.tasks.update.mutate({ id: uuidv7(), projectId }))).toMatchObject({ code: "NOT_FOUND" });
    expect(await errorOf(bob.tasks.create.mutate({ id: made.id, title: "Mine" }))).toMatchObject({ code: "CONFLICT" });
  });

  test("is all that a command is refused: a new task comes into the inbox, and an edit is made otherwise", async () => {
    const { tasks } = caller;
    const projectId = await addProject();
    const { id } = await tasks.create.mutate({ title: "Water", projectId });
    const device = newClient(ada);
    const possible = (await badPlaces()).filter(({ place }) => typeof place.projectId === "string");
    for (const { place } of possible) {
      const { outcomes } = await device.push([
        device.command("tasks.create", { id: uuidv7(), title: "New", ...place }),
        device.command("tasks.update", { id, title: "Water it", ...place, was: { title: "Water" } }),
        device.command("tasks.update", { id, ...place }),
      ]);
      expect(outcomes).toMatchObject([
        { ok: true, refused: ["projectId"], task: { title: "New", projectId: null, sectionId: null } },
        { ok: true, refused: ["projectId"] },
        { ok: true, refused: ["projectId"], task: { title: "Water it", projectId, sectionId: null } },
      ]);
      await tasks.update.mutate({ id, title: "Water" });
    }
  });

  test("is refused by the database itself", async () => {
    const [one, other] = [await addProject(), await addProject()];
    const sectionId = await addSection(other);
    const { id } = await caller.tasks.create.mutate({ title: "Water" });
    const bob = await signUp();
    const { id: foreign } = await callerAs(bob).projects.create.mutate({ name: "Bob's" });
    const sql = openConnection(ada.server.databaseUrl);
    const put = async (projectId: string | null, section: string | null) =>
      sql`update tasks set project_id = ${projectId}, section_id = ${section} where user_id = ${ada.userId} and id = ${id}`.then(
        () => "done",
        (error: { constraint_name?: string }) => error.constraint_name,
      );
    try {
      expect(await put(foreign, null)).toBe("tasks_in_project");
      expect(await put(one, sectionId)).toBe("tasks_in_section");
      expect(await put(null, sectionId)).toBe("tasks_in_section_of_project");
      expect(await put(other, sectionId)).toBe("done");
    } finally {
      await sql.end();
    }
  });
});

describe("what happens at the same time", () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round);
  const ignore = () => undefined;

  test("leaves no task in a project that is deleted meanwhile", async () => {
    const { tasks, projects, sync } = caller;
    for (const round of rounds) {
      const projectId = await addProject();
      const { id } = await tasks.create.mutate({ title: "Move" });
      const { id: trashed } = await tasks.create.mutate({ title: "Restore", projectId });
      await tasks.delete.mutate({ id: trashed });
      const device = newClient(ada);
      const acts: (() => Promise<unknown>)[] = [
        async () => tasks.update.mutate({ id, projectId }),
        async () => tasks.create.mutate({ title: "Create", projectId }),
        async () => tasks.restore.mutate({ id: trashed }),
        async () => device.push([device.command("tasks.create", { title: "Push", projectId })]),
      ];
      acts.splice(round % acts.length, 0, async () => projects.delete.mutate({ id: projectId }));
      await Promise.all(acts.map(async (act) => act().catch(ignore)));
      const rows = await sync.changes.query();
      expect(rows.projects.find((project) => project.id === projectId)?.deletedAt).not.toBeNull();
      expect(rows.tasks.filter((task) => task.projectId === projectId && task.deletedAt === null)).toEqual([]);
    }
  });

  test("leaves no task in a section that is deleted meanwhile", async () => {
    const { tasks, sections, sync } = caller;
    const projectId = await addProject();
    for (const round of rounds) {
      const sectionId = await addSection(projectId);
      const { id } = await tasks.create.mutate({ title: "Move" });
      const acts: (() => Promise<unknown>)[] = [
        async () => tasks.update.mutate({ id, projectId, sectionId }),
        async () => tasks.create.mutate({ title: "Create", projectId, sectionId }),
      ];
      acts.splice(round % 3, 0, async () => sections.delete.mutate({ id: sectionId }));
      await Promise.all(acts.map(async (act) => act().catch(ignore)));
      const inside = (await sync.changes.query()).tasks.filter((task) => task.sectionId === sectionId);
      expect(inside.filter(({ deletedAt }) => deletedAt === null)).toEqual([]);
    }
  });
});
