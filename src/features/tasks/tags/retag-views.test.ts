import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { newClient } from "~/testing/sync/client";

/** Returns a person with views that have these filters. */
async function withViews(...filters: string[]) {
  const person = await signUp();
  const ada = callerAs(person);
  for (const filter of filters) await ada.views.create.mutate({ name: filter || "All", path: "/tasks", filter });
  const read = async (trash = false) => (await ada.views.list.query({ trash })).items.map(({ filter }) => filter);
  const latest = async () => (await ada.auditEvents.mine.query({})).items[0];
  return { person, ada, read, latest };
}

test("saved views that name a renamed tag follow it, and the others stay as they are", async () => {
  const { ada, read, latest } = await withViews("tags=Home&sort=title", "tagsNone=home&tagsNone=x", "search=home", "");
  await ada.tasks.create.mutate({ title: "Read", tags: ["home"] });
  const before = (await ada.views.list.query()).items;
  expect(await ada.tasks.renameTag.mutate({ tag: "home", to: "house" })).toEqual({ changed: 1 });
  expect(await read()).toEqual(["tags=house&sort=title", "tagsNone=house&tagsNone=x", "search=home", ""]);
  const after = (await ada.views.list.query()).items;
  expect(after.map(({ version }) => version)).toEqual([2, 2, 1, 1]);
  expect(after.slice(2)).toEqual(before.slice(2));
  expect(await latest()).toMatchObject({ kind: "task.tag_renamed", details: { tasks: 1, views: 2 } });
});

test("a view that names two tags which become one names it once", async () => {
  const { ada, read } = await withViews("tagsAny=home&tagsAny=house", "tags=house");
  await ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  expect(await read()).toEqual(["tagsAny=house", "tags=house"]);
});

test("a view follows a tag that no task has, also in the trash, and a second rename changes nothing", async () => {
  const { ada, read, latest } = await withViews("tags=home");
  const [view] = (await ada.views.list.query()).items;
  await ada.views.delete.mutate({ id: view?.id ?? "" });
  await ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  expect(await read(true)).toEqual(["tags=house"]);
  expect(await latest()).toMatchObject({ details: { tasks: 0, views: 1 } });
  const { cursor } = await ada.sync.changes.query();
  await ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  expect(await ada.sync.changes.query({ since: cursor })).toMatchObject({ views: [] });
});

test("a view that names a deleted tag stays, because without it the view would show other tasks", async () => {
  const { ada, read } = await withViews("tags=home");
  await ada.tasks.deleteTag.mutate({ tag: "home" });
  expect(await read()).toEqual(["tags=home"]);
});

test("the views of another user stay as they are", async () => {
  const [ada, bob] = [await withViews("tags=home"), await withViews("tags=home")];
  await ada.ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  expect([await ada.read(), await bob.read()]).toEqual([["tags=house"], ["tags=home"]]);
});

test("a command to rename reaches a view that was saved elsewhere meanwhile, and its receipt is no second rename", async () => {
  const { person, ada, read } = await withViews();
  const client = newClient(person);
  const command = client.command("tasks.renameTag", { tag: "home", to: "house" });
  await ada.views.create.mutate({ name: "At home", path: "/tasks", filter: "tags=home" });
  await client.push([command]);
  expect(await read()).toEqual(["tags=house"]);
  await ada.views.create.mutate({ name: "At home", path: "/tasks", filter: "tags=home" });
  await client.push([command]);
  expect(await read()).toEqual(["tags=house", "tags=home"]);
});
