import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Person, signUp } from "~/testing/people/people";
import { type Caller, callerAs } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";
import { limits } from "./constants";

let ada: Person;
let caller: Caller;
let projectId: string;
beforeAll(async () => {
  ada = await signUp();
  caller = callerAs(ada);
  ({ id: projectId } = await caller.projects.create.mutate({ name: "Home" }));
});

const another = async () => (await caller.projects.create.mutate({ name: "Work" })).id;

test("sections are listed in their order within their project", async () => {
  const { sections } = caller;
  const one = await sections.create.mutate({ projectId, name: " One " });
  const two = await sections.create.mutate({ projectId, name: "Two" });
  await sections.create.mutate({ projectId: await another(), name: "Elsewhere" });
  expect((await sections.list.query({ projectId })).items).toEqual([{ ...one, name: "One" }, two]);
  const moved = await sections.move.mutate({ id: two.id, position: "Zz" });
  expect((await sections.list.query({ projectId })).items).toEqual([moved, one]);
  expect(await sections.update.mutate({ id: one.id, name: "1" })).toMatchObject({ name: "1", version: 2 });
  await sections.delete.mutate({ id: one.id });
  expect((await sections.list.query({ projectId })).items).toEqual([moved]);
});

test("a section is stored once under its id, also after it was deleted", async () => {
  const { sections } = caller;
  const id = uuidv7();
  const made = await sections.create.mutate({ id, projectId, name: "One" });
  expect(await sections.create.mutate({ id, projectId, name: "Two" })).toEqual(made);
  const deleted = await sections.delete.mutate({ id });
  expect(await sections.create.mutate({ id, projectId, name: "One" })).toEqual(deleted);
});

describe("a section is refused", () => {
  test("in a project that is unknown, in the trash or another user's", async () => {
    const { sections, projects } = caller;
    const trashed = await another();
    await projects.delete.mutate({ id: trashed });
    const error = { httpStatus: 400, fields: { projectId: ["This project does not exist."] } };
    for (const missing of [trashed, uuidv7()]) {
      expect(await errorOf(sections.create.mutate({ projectId: missing, name: "One" }))).toMatchObject(error);
      expect((await sections.list.query({ projectId: missing })).items).toEqual([]);
    }
    const bob = callerAs(await signUp());
    expect(await errorOf(bob.sections.create.mutate({ projectId, name: "Mine" }))).toMatchObject(error);
    expect((await bob.sections.list.query({ projectId })).items).toEqual([]);
  });

  test("beyond the limit, and one that is deleted makes room", async () => {
    const { sections } = caller;
    const id = await another();
    const made = [];
    for (let at = 0; at < limits.sections; at += 1)
      made.push(await sections.create.mutate({ projectId: id, name: "x" }));
    expect(await errorOf(sections.create.mutate({ projectId: id, name: "One more" }))).toMatchObject({
      httpStatus: 400,
      message: "A project can have at most 100 sections. Delete one first.",
    });
    await sections.delete.mutate({ id: made[0]?.id ?? "" });
    await sections.create.mutate({ projectId: id, name: "One more" });
  });

  test("once it is deleted, by name, place and version", async () => {
    const { sections } = caller;
    const { id } = await sections.create.mutate({ projectId, name: "One" });
    expect(await errorOf(sections.update.mutate({ id, version: 2, name: "Two" }))).toMatchObject({ httpStatus: 409 });
    await sections.delete.mutate({ id });
    const acts = [
      async () => sections.update.mutate({ id, name: "Two" }),
      async () => sections.move.mutate({ id, position: "a0" }),
      async () => sections.delete.mutate({ id }),
    ];
    for (const act of acts) expect(await errorOf(act())).toMatchObject({ message: "This section does not exist." });
  });
});

test("a deleted section is restored to its project with what was deleted with it, as often as that is asked", async () => {
  const { sections, tasks, projects } = caller;
  const project = await another();
  const made = await sections.create.mutate({ projectId: project, name: "One" });
  const { id } = made;
  const task = await tasks.create.mutate({ title: "Water", projectId: project, sectionId: id });
  const before = await tasks.create.mutate({ title: "Deleted before", projectId: project, sectionId: id });
  await tasks.delete.mutate({ id: before.id });
  const beside = await tasks.create.mutate({ title: "Beside", projectId: project });
  expect(await sections.restore.mutate({ id })).toEqual(made);
  await sections.delete.mutate({ id });
  expect((await tasks.list.query({ project })).items).toEqual([beside]);
  expect((await sections.list.query({ projectId: project, trash: true })).items).toMatchObject([{ id }]);
  const restored = await sections.restore.mutate({ id });
  expect(restored).toEqual({ ...made, version: 3, updatedAt: restored.updatedAt });
  expect((await sections.list.query({ projectId: project })).items).toEqual([restored]);
  expect(await tasks.byId.query({ id: task.id })).toMatchObject({ projectId: project, sectionId: id });
  expect((await tasks.list.query({ trash: true })).items.map((each) => each.id)).toEqual([before.id]);
  await sections.delete.mutate({ id });
  expect(await tasks.restore.mutate({ id: task.id })).toMatchObject({ projectId: project, sectionId: null });
  await projects.delete.mutate({ id: project });
  expect(await errorOf(sections.restore.mutate({ id }))).toMatchObject({
    httpStatus: 400,
    message: "The project of this section is in the trash. Restore it first.",
  });
  await projects.restore.mutate({ id: project });
  expect((await sections.list.query({ projectId: project })).items).toEqual([]);
  await sections.restore.mutate({ id });
  expect(await errorOf(sections.restore.mutate({ id: uuidv7() }))).toMatchObject({ code: "NOT_FOUND" });
});

test("neither of two names that devices gave a section at once is lost", async () => {
  const { sections } = caller;
  const { id } = await sections.create.mutate({ projectId, name: "One" });
  await sections.update.mutate({ id, name: "First" });
  const device = newClient(ada);
  const edit = { id, name: "1", was: { name: "One" } };
  const { outcomes } = await device.push([device.command("sections.update", edit)]);
  expect(outcomes).toMatchObject([{ ok: true, refused: ["name"], section: { id, name: "First", version: 2 } }]);
});

test("REST speaks of sections in its own names", async () => {
  const send = restAs(ada);
  const project = await another();
  const created = await send("POST", "/api/sections", { project_id: project, name: "One" });
  expect(created).toMatchObject({ status: 201, body: { project_id: project, name: "One" } });
  expect((await send("GET", `/api/sections?project_id=${project}`)).body).toEqual([created.body]);
  expect((await send("GET", "/api/sections")).body).toContainEqual(created.body);
  expect(await send("POST", "/api/sections", { project_id: uuidv7(), name: "One" })).toMatchObject({
    status: 400,
    body: { errors: { project_id: ["This project does not exist."] } },
  });
  const { id } = z.object({ id: z.string() }).parse(created.body);
  expect(await send("PATCH", `/api/sections/${id}`, { name: "Two" })).toMatchObject({
    status: 200,
    body: { name: "Two" },
  });
  expect((await send("DELETE", `/api/sections/${id}`)).status).toBe(204);
});
