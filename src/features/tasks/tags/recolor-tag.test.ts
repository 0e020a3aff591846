import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";

type Color = "red" | "blue";

/** Returns a person whose tags have these colors. */
async function withColors(colors: Record<string, Color>) {
  const ada = callerAs(await signUp());
  for (const [tag, color] of Object.entries(colors)) await ada.tags.setColor.mutate({ tag, color });
  const read = async () =>
    Object.fromEntries((await ada.tags.list.query()).items.map(({ tag, color }) => [tag, color]));
  const latest = async () => (await ada.auditEvents.mine.query({})).items[0];
  return { ada, read, latest };
}

test.each<[string, Record<string, Color>, [string, string], Record<string, Color>]>([
  ["follows its tag to a new name", { home: "red", work: "blue" }, ["HOME", "house"], { house: "red", work: "blue" }],
  ["follows it to another spelling", { home: "red" }, ["home", "Home"], { Home: "red" }],
  ["stays that of the tag it is merged into", { home: "red", work: "blue" }, ["home", "work"], { work: "blue" }],
  ["goes to a tag that has none", { home: "red" }, ["home", "work"], { work: "red" }],
  ["of another one stays, if the tag has none", { work: "blue" }, ["home", "work"], { work: "blue" }],
])("a color %s", async (_what, before, [tag, to], after) => {
  const { ada, read } = await withColors(before);
  await ada.tasks.renameTag.mutate({ tag, to });
  expect(await read()).toEqual(after);
});

test("a name whose color was taken off gets that of the tag", async () => {
  const { ada, read } = await withColors({ home: "red", work: "blue" });
  await ada.tags.setColor.mutate({ tag: "work", color: null });
  await ada.tasks.renameTag.mutate({ tag: "home", to: "work" });
  expect(await read()).toEqual({ work: "red" });
});

test("a deleted tag has no color when it comes back, and the log tells of it once", async () => {
  const { ada, read, latest } = await withColors({ home: "red", work: "blue" });
  await ada.tasks.deleteTag.mutate({ tag: "Home" });
  expect(await latest()).toMatchObject({ kind: "task.tag_deleted", details: { tasks: 0 } });
  const told = await latest();
  await ada.tasks.deleteTag.mutate({ tag: "home" });
  await ada.tasks.create.mutate({ title: "Read", tags: ["home"] });
  expect(await read()).toEqual({ work: "blue" });
  expect((await ada.auditEvents.mine.query({})).items[1]).toEqual(told);
});

test("the color of another user's tag stays", async () => {
  const [ada, bob] = [await withColors({ home: "red" }), await withColors({ home: "blue" })];
  await ada.ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  await ada.ada.tasks.deleteTag.mutate({ tag: "house" });
  expect([await ada.read(), await bob.read()]).toEqual([{}, { home: "blue" }]);
});
