import fc from "fast-check";
import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";
import { callerAs } from "~/testing/server/caller";
import { asBearer, send } from "~/testing/server/responses";
import { newClient } from "~/testing/sync/client";
import { limits } from "../constants";
import { retagged } from "./retagged";

/** Returns a person with tasks that have these tags, each titled with its place. */
async function withTags(...lists: string[][]) {
  const person = await signUp();
  const ada = callerAs(person);
  for (const [at, tags] of lists.entries()) await ada.tasks.create.mutate({ title: `Task ${at}`, tags });
  const read = async () =>
    (await ada.sync.changes.query()).tasks
      .toSorted((one, other) => one.title.localeCompare(other.title))
      .map(({ tags }) => tags);
  const latest = async () => (await ada.auditEvents.mine.query({})).items[0];
  return { person, ada, read, latest };
}

test("a renamed tag keeps its place in every task, in every spelling and in the trash", async () => {
  const { ada, read, latest } = await withTags(["a", "Büro", "b"], ["buro"], ["other"], ["BURO"]);
  const { items } = await ada.tasks.list.query({ tags: ["buro"], search: "3" });
  await ada.tasks.delete.mutate({ id: items[0]?.id ?? "" });
  expect(await ada.tasks.renameTag.mutate({ tag: "buro", to: "Office" })).toEqual({ changed: 3 });
  expect(await read()).toEqual([["a", "Office", "b"], ["Office"], ["other"], ["Office"]]);
  expect(await latest()).toMatchObject({ kind: "task.tag_renamed", details: { tasks: 3 } });
});

test("a tag that is renamed to another one becomes one with it, once in each task", async () => {
  const { ada, read } = await withTags(["House", "x", "home"], ["home", "house"], ["home"], ["house"]);
  expect(await ada.tasks.renameTag.mutate({ tag: "Home", to: "house" })).toEqual({ changed: 3 });
  expect(await read()).toEqual([["House", "x"], ["house"], ["house"], ["house"]]);
});

test("another spelling of the same tag is a new name, and the same spelling is none", async () => {
  const { ada, read } = await withTags(["home", "x"], ["Home"]);
  expect(await ada.tasks.renameTag.mutate({ tag: "home", to: "Home" })).toEqual({ changed: 1 });
  expect(await ada.tasks.renameTag.mutate({ tag: "home", to: "Home" })).toEqual({ changed: 0 });
  expect(await read()).toEqual([["Home", "x"], ["Home"]]);
});

test("a deleted tag leaves every task, and the tasks stay", async () => {
  const { ada, read, latest } = await withTags(["a", "home"], ["HOME"], ["b"]);
  expect(await ada.tasks.deleteTag.mutate({ tag: "home" })).toEqual({ changed: 2 });
  expect(await read()).toEqual([["a"], [], ["b"]]);
  expect(await latest()).toMatchObject({ kind: "task.tag_deleted", details: { tasks: 2 } });
  expect(await ada.tasks.deleteTag.mutate({ tag: "home" })).toEqual({ changed: 0 });
});

test.each([
  ["", "Enter some text."],
  ["\u200b", "Enter some text."],
  ["a,b", "A tag cannot hold a comma."],
  ["x".repeat(limits.tag + 1), expect.stringContaining(String(limits.tag))],
])("a tag is not renamed to %j, and stays", async (to, message) => {
  const { person, read } = await withTags(["home"]);
  const answer = await send(asBearer(person), "tasks.renameTag", { tag: "home", to });
  expect(answer).toMatchObject({ status: 400, refusal: { fields: { to: [message] } } });
  expect(await read()).toEqual([["home"]]);
});

test("a task with all the tags that it may have keeps as many when one is renamed", async () => {
  const full = Array.from({ length: limits.tags }, (_, at) => `tag ${at}`);
  const { ada, read } = await withTags(full);
  await ada.tasks.renameTag.mutate({ tag: "tag 3", to: "third" });
  expect(await read()).toEqual([full.map((tag) => (tag === "tag 3" ? "third" : tag))]);
});

test("a tag of another user stays as it is", async () => {
  const [ada, bob] = [await withTags(["home"]), await withTags(["home"])];
  await ada.ada.tasks.renameTag.mutate({ tag: "home", to: "house" });
  await ada.ada.tasks.deleteTag.mutate({ tag: "house" });
  expect([await ada.read(), await bob.read()]).toEqual([[[]], [["home"]]]);
});

test("a command to rename also reaches a task that got the tag elsewhere meanwhile", async () => {
  const { person, ada, read } = await withTags(["home"]);
  const client = newClient(person);
  const command = client.command("tasks.renameTag", { tag: "home", to: "house" });
  await ada.tasks.create.mutate({ title: "Task 1", tags: ["Home"] });
  await client.push([command]);
  expect(await read()).toEqual([["house"], ["house"]]);
});

test("ten thousand tasks are renamed by one change", async () => {
  const { person, ada } = await withTags();
  await plantTasks(
    person,
    Array.from({ length: 10_000 }, () => ({ title: "Page", tags: ["book", "home"] })),
  );
  expect(await ada.tasks.renameTag.mutate({ tag: "book", to: "paper" })).toEqual({ changed: 10_000 });
  expect((await ada.tasks.tags.query()).map(({ tag }) => tag)).toEqual(["home", "paper"]);
});

test("the database and the browser read the same from names with quotes, emoji, accents and other letters", async () => {
  const { ada, read } = await withTags();
  const name = fc.constantFrom(
    "İ",
    "i",
    "ı",
    "I",
    "é",
    "e\u0301",
    "E",
    "👩‍👩‍👧",
    "👩",
    `o'"b`,
    "o’”b",
    "ß",
    "ss",
    "a\\b",
    "{x}",
    "NULL",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), name, name, async (given, tag, to) => {
      const tags = given.filter((each, at) => !given.slice(0, at).some((other) => isOne(each, other)));
      const { id } = await ada.tasks.create.mutate({ title: "Read", tags });
      const { tags: before } = await ada.tasks.byId.query({ id });
      await ada.tasks.renameTag.mutate({ tag, to });
      const { tags: after } = await ada.tasks.byId.query({ id });
      expect(after).toEqual(retagged(before, tag, to.normalize("NFC")));
      await ada.tasks.deleteTag.mutate({ tag });
      expect((await ada.tasks.byId.query({ id })).tags).toEqual(retagged(after, tag, null));
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect((await read()).length).toBeGreaterThan(0);
});

const isOne = (one: string, other: string) => retagged([one], other, null).length === 0;
