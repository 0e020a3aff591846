import { expect, test } from "vitest";
import { asOwnerOf } from "~/server/db/owner";
import { signUp } from "~/testing/people/people";
import { callerAs, newCaller } from "~/testing/server/caller";
import { errorOf } from "~/testing/server/responses";
import { newClient } from "~/testing/sync/client";
import { purgeProjectsJob } from "./trash";

test("a project goes to the trash with its sections, and comes back with those that went along", async () => {
  const { projects, sections, sync } = await newCaller();
  const { id } = await projects.create.mutate({ name: "Home" });
  const kept = await sections.create.mutate({ projectId: id, name: "Balcony" });
  const gone = await sections.create.mutate({ projectId: id, name: "Attic" });
  await sections.delete.mutate({ id: gone.id });
  const { deletedAt } = await projects.delete.mutate({ id });
  expect((await projects.list.query({ state: "trash" })).items).toMatchObject([{ id, deletedAt }]);
  expect((await projects.list.query({ state: "all" })).items).toEqual([]);
  expect((await sync.changes.query()).sections).toContainEqual(expect.objectContaining({ id: kept.id, deletedAt }));
  expect(await projects.restore.mutate({ id })).toMatchObject({ id, deletedAt: null, version: 3 });
  expect((await sections.list.query({ projectId: id })).items).toMatchObject([{ id: kept.id, name: "Balcony" }]);
});

test("restoring may be repeated, and finds nothing where there is nothing", async () => {
  const [ada, bob] = [await newCaller(), await newCaller()];
  const made = await ada.projects.create.mutate({ name: "Home" });
  expect(await ada.projects.restore.mutate({ id: made.id })).toEqual(made);
  expect(await errorOf(bob.projects.restore.mutate({ id: made.id }))).toMatchObject({ code: "FORBIDDEN" });
});

test("what two devices delete at once is deleted once, as before", async () => {
  const ada = await signUp();
  const { projects } = callerAs(ada);
  const { id } = await projects.create.mutate({ name: "Home" });
  const { deletedAt, version } = await projects.delete.mutate({ id });
  const device = newClient(ada);
  const { outcomes } = await device.push([device.command("projects.delete", { id })]);
  expect(outcomes).toMatchObject([{ ok: true, project: { deletedAt, version } }]);
});

test("a project is deleted permanently after 30 days, with its sections, and a browser that lacks that starts anew", async () => {
  const ada = await signUp();
  const { projects, sections, sync } = callerAs(ada);
  const { id } = await projects.create.mutate({ name: "Home" });
  await sections.create.mutate({ projectId: id, name: "Balcony" });
  const { id: other } = await projects.create.mutate({ name: "Work" });
  const { id: attic } = await sections.create.mutate({ projectId: other, name: "Attic" });
  const { cursor } = await sync.changes.query();
  await sections.delete.mutate({ id: attic });
  const { deletedAt } = await projects.delete.mutate({ id });
  const asOwner = asOwnerOf(ada.server.runtime.environment);
  const purgeAt = (days: number) =>
    purgeProjectsJob.run({
      asOwner,
      now: new Date(Date.parse(deletedAt ?? "") + days * 86_400_000 + 1000).toISOString(),
    });
  await purgeAt(29);
  expect((await projects.list.query({ state: "trash" })).items).toMatchObject([{ id }]);
  await purgeAt(30);
  expect(await errorOf(projects.restore.mutate({ id }))).toMatchObject({ code: "NOT_FOUND" });
  const changes = await sync.changes.query({ since: cursor });
  expect(changes).toMatchObject({ reset: true, projects: [{ id: other }], sections: [] });
});
