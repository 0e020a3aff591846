import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { limits } from "./constants";
import { insertProjects } from "~/testing/people/projects";
import { signUp } from "~/testing/people/people";
import { callerAs, newCaller } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { restAs } from "~/testing/server/rest";
import { newClient } from "~/testing/sync/client";

const notFound = { code: "NOT_FOUND", httpStatus: 404 };

describe("a new project", () => {
  test("comes after the others, in a color, with its name as it is written", async () => {
    const { projects } = await newCaller();
    const first = await projects.create.mutate({ name: "  Büro\u0301 " });
    const second = await projects.create.mutate({ name: "Home", color: "teal" });
    expect(first).toMatchObject({ name: "Büró", color: "gray", version: 1, archivedAt: null, deletedAt: null });
    expect(second).toMatchObject({ name: "Home", color: "teal" });
    expect((await projects.list.query()).items).toEqual([first, second]);
    expect(await projects.byId.query({ id: first.id })).toEqual(first);
  });

  test("is stored once under its id, however often it is sent, and never under the id of another user's", async () => {
    const [ada, bob] = [await newCaller(), await newCaller()];
    const id = uuidv7();
    const made = await ada.projects.create.mutate({ id, name: "Home" });
    expect(await ada.projects.create.mutate({ id, name: "Work" })).toEqual(made);
    expect(await errorOf(bob.projects.create.mutate({ id, name: "Mine" }))).toMatchObject({ code: "CONFLICT" });
  });

  test.each([
    ["name", { name: " \u200b " }, "Enter a name."],
    ["name", { name: "x".repeat(limits.name + 1) }, "Use at most 100 characters."],
    ["position", { name: "Home", position: "a10" }, /position such as a0/],
    ["id", { name: "Home", id: "1b4e28ba-2fa1-41d2-883f-0016d3cca427" }, "Use a UUIDv7."],
    ["userId", { name: "Home", userId: uuidv7() }, "Unknown field."],
  ])("is refused with a bad %s, which is named", async (field, input, message) => {
    const { projects } = await newCaller();
    expect(await errorOf(projects.create.mutate(input))).toMatchObject({
      httpStatus: 400,
      fields: { [field]: [expect.stringMatching(message)] },
    });
  });

  test("is refused beyond the limit, however many are sent at once; one that goes to the trash makes room", async () => {
    const ada = await signUp();
    const { projects } = callerAs(ada);
    const planted = await insertProjects(ada, limits.projects - 1);
    const sent = await Promise.allSettled([1, 2, 3].map(async () => projects.create.mutate({ name: "Home" })));
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const message = "There can be at most 500 projects. Delete one first.";
    expect(await errorOf(projects.create.mutate({ name: "Home" }))).toMatchObject({ httpStatus: 400, message });
    const { id } = await projects.delete.mutate({ id: planted[0] ?? "" });
    await projects.create.mutate({ name: "Home" });
    const refused = await restAs(ada)("POST", `/api/projects/${id}/restore`);
    expect(refused).toMatchObject({ status: 400, body: { title: message } });
  });
});

describe("a change of a project", () => {
  test("keeps what it leaves out, and applies to the version that it is based on", async () => {
    const { projects } = await newCaller();
    const made = await projects.create.mutate({ name: "Home", color: "red" });
    const { id } = made;
    expect(await projects.update.mutate({ id, version: 1, name: "House" })).toMatchObject({
      name: "House",
      color: "red",
      version: 2,
    });
    expect(await errorOf(projects.update.mutate({ id, version: 1, color: "blue" }))).toMatchObject({
      httpStatus: 409,
      current: { id, name: "House", version: 2 },
    });
    expect(await projects.update.mutate({ id })).toMatchObject({ version: 2 });
  });

  test("archives it, and takes it out again", async () => {
    const { projects } = await newCaller();
    const { id } = await projects.create.mutate({ name: "Home" });
    const { archivedAt } = await projects.update.mutate({ id, archived: true });
    expect(archivedAt).not.toBeNull();
    expect(await projects.update.mutate({ id, archived: true })).toMatchObject({ archivedAt });
    const lists = async () =>
      Promise.all(
        (["active", "archived", "all", "trash"] as const).map(
          async (state) => (await projects.list.query({ state })).items.length,
        ),
      );
    expect(await lists()).toEqual([0, 1, 1, 0]);
    await projects.update.mutate({ id, archived: false });
    expect(await lists()).toEqual([1, 0, 1, 0]);
  });

  test("loses neither of two names that devices gave it at once, while the later color wins", async () => {
    const ada = await signUp();
    const { projects } = callerAs(ada);
    const { id } = await projects.create.mutate({ name: "Home" });
    await projects.update.mutate({ id, name: "House" });
    const device = newClient(ada);
    const edit = { id, name: "Flat", color: "pink", was: { name: "Home" } };
    const { outcomes } = await device.push([device.command("projects.update", edit)]);
    expect(outcomes).toMatchObject([{ ok: true, refused: ["name"], project: { id, name: "House", color: "pink" } }]);
  });

  test("moves it by writing it alone", async () => {
    const { projects } = await newCaller();
    const made = [];
    for (const name of ["One", "Two", "Three"]) made.push(await projects.create.mutate({ name }));
    const [one, two, three] = made;
    if (one === undefined || two === undefined || three === undefined) throw new Error("There are three.");
    const moved = await projects.move.mutate({ id: three.id, position: "Zz" });
    expect((await projects.list.query()).items).toEqual([moved, one, two]);
    expect(await projects.move.mutate({ id: three.id, position: "Zz" })).toEqual(moved);
  });

  test("is refused for one that is unknown or in the trash", async () => {
    const { projects } = await newCaller();
    const { id } = await projects.create.mutate({ name: "Home" });
    await projects.delete.mutate({ id });
    for (const missing of [id, uuidv7()]) {
      const acts = [
        async () => projects.byId.query({ id: missing }),
        async () => projects.update.mutate({ id: missing, name: "House" }),
        async () => projects.move.mutate({ id: missing, position: "a0" }),
        async () => projects.delete.mutate({ id: missing }),
      ];
      for (const act of acts) expect(await errorOf(act())).toMatchObject(notFound);
    }
  });
});

test("REST speaks of projects in its own names, with a version as the entity tag", async () => {
  const send = restAs(await signUp());
  const created = await send("POST", "/api/projects", { name: "Home", color: "green" });
  expect(created).toMatchObject({ status: 201, body: { name: "Home", color: "green", archived_at: null, version: 1 } });
  expect((await send("GET", "/api/projects")).body).toEqual([created.body]);
  const { id } = z.object({ id: z.string() }).parse(created.body);
  const match = { "if-match": '"1"' };
  expect(await send("PATCH", `/api/projects/${id}`, { archived: true }, match)).toMatchObject({
    status: 200,
    body: { archived_at: expect.any(String) },
  });
  expect(await send("PATCH", `/api/projects/${id}/position`, { position: "Zz" }, match)).toMatchObject({ status: 412 });
  expect(await send("PATCH", `/api/projects/${id}/position`, { position: "first" })).toMatchObject({
    status: 400,
    body: { errors: { position: [expect.any(String)] } },
  });
  expect((await send("DELETE", `/api/projects/${id}`)).status).toBe(204);
});
