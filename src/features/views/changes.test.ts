import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { sharedPerson, signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { restAs } from "~/testing/server/rest";
import { limits } from "./constants";

const urgent = { name: "Urgent", path: "/tasks", filter: "priority=high&tags=home&sort=title" };

test("a view is saved, renamed, moved, updated, deleted and restored", async () => {
  const { views } = callerAs(await signUp());
  const { id, position } = await views.create.mutate({ ...urgent, icon: "star" });
  const other = await views.create.mutate({ name: "Today at home", path: "/today", filter: "tags=home" });
  expect(other.position > position).toBe(true);
  expect(await views.update.mutate({ id, name: "Now", icon: "zap" })).toMatchObject({ name: "Now", icon: "zap" });
  expect(await views.update.mutate({ id, filter: "priority=high" })).toMatchObject({ filter: "priority=high" });
  await views.move.mutate({ id: other.id, position: "Zz" });
  expect((await views.list.query()).items.map(({ name }) => name)).toEqual(["Today at home", "Now"]);
  await views.delete.mutate({ id });
  expect((await views.list.query()).items).toHaveLength(1);
  expect((await views.list.query({ trash: true })).items).toMatchObject([{ id }]);
  expect(await views.restore.mutate({ id })).toMatchObject({ id, deletedAt: null, version: 5 });
});

test.each([
  ["the text of another version", { filter: "mood=good" }],
  ["a value that no list knows", { filter: "priority=urgent" }],
  ["another order", { filter: "tags=home&priority=high" }],
  ["a leading question mark", { filter: "?priority=high" }],
  ["another spelling of a space", { filter: "search=buy%20milk" }],
  ["too much", { filter: `search=${"x".repeat(limits.filter)}` }],
  ["a page that is no list", { path: "/settings" }],
  ["another origin", { path: "//example.com" }],
  ["a saved view", { path: "/views/0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a80" }],
  ["an unknown icon", { icon: "skull" }],
  ["no name", { name: " " }],
])("a view with %s is refused, and the answer names the field", async (_what, odd) => {
  const send = restAs(await sharedPerson());
  const [field = ""] = Object.keys(odd);
  const { status, body } = await send("POST", "/api/views", { ...urgent, ...odd });
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: { [field]: expect.anything() } } });
});

test("a name that was changed elsewhere stays, and a stale version is refused", async () => {
  const { views } = callerAs(await sharedPerson());
  const { id } = await views.create.mutate(urgent);
  await views.update.mutate({ id, name: "Hot" });
  const merged = await views.update.mutate({ id, name: "Burning", icon: "flag", was: { name: "Urgent" } });
  expect(merged).toMatchObject({ name: "Hot", icon: "flag", refused: ["name"] });
  await expect(views.update.mutate({ id, version: 1, name: "Old" })).rejects.toThrow("has changed since");
});

test("there is room for a hundred views, also for one that comes back", async () => {
  const { views } = callerAs(await signUp());
  const first = await views.create.mutate(urgent);
  await views.delete.mutate({ id: first.id });
  for (let count = 0; count < limits.views; count += 1) await views.create.mutate(urgent);
  await expect(views.create.mutate(urgent)).rejects.toThrow("at most 100 views");
  await expect(views.restore.mutate({ id: first.id })).rejects.toThrow("at most 100 views");
});

test("a view that is sent twice is saved once, and its id is its owner's", async () => {
  const id = uuidv7();
  const { views } = callerAs(await sharedPerson());
  const first = await views.create.mutate({ id, ...urgent });
  expect(await views.create.mutate({ id, ...urgent, name: "Again" })).toEqual(first);
  await expect(callerAs(await signUp()).views.create.mutate({ id, ...urgent })).rejects.toThrow("cannot be used");
});
