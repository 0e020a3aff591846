import { describe, expect, test } from "vitest";
import { asBearer, send } from "~/testing/server/responses";
import { callerAs } from "~/testing/server/caller";
import { signUp, sharedPerson } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";

type Planted = Parameters<typeof plantTasks>[1];

/** Returns the titles that `input` lists among `planted`, in alphabetical order. */
async function titlesOf(planted: Planted, ...inputs: ListInput[]): Promise<string[][]> {
  const ada = await signUp();
  await plantTasks(ada, planted);
  const { tasks } = callerAs(ada);
  const pages = inputs.map(async (input) => (await tasks.list.query({ ...input, sort: "title", order: "asc" })).items);
  return (await Promise.all(pages)).map((items) => items.map(({ title }) => title));
}
type ListInput = Parameters<ReturnType<typeof callerAs>["tasks"]["list"]["query"]>[0];

describe("search", () => {
  test("matches every word, in the title or the description, regardless of case", async () => {
    const planted = [
      { title: "Buy apples", description: "from the market" },
      { title: "buy pears" },
      { title: "Market day", description: "APPLES" },
    ];
    expect(
      await titlesOf(
        planted,
        { search: "apples" },
        { search: "market APPLES" },
        { search: "  buy \t  MARKET\n" },
        { search: "pple" },
        { search: "apples pears" },
        { search: "" },
        { search: "   " },
      ),
    ).toEqual([
      ["Buy apples", "Market day"],
      ["Buy apples", "Market day"],
      ["Buy apples"],
      ["Buy apples", "Market day"],
      [],
      ["Buy apples", "buy pears", "Market day"],
      ["Buy apples", "buy pears", "Market day"],
    ]);
  });

  test("knows upper and lower case beyond ASCII", async () => {
    const planted = [{ title: "ÄRGER über Straße" }, { title: "Ωmega ПРИВЕТ" }, { title: "İstanbul" }];
    expect(
      await titlesOf(planted, { search: "ärger ÜBER" }, { search: "ωMEGA привет" }, { search: "İSTANBUL" }),
    ).toEqual([["ÄRGER über Straße"], ["Ωmega ПРИВЕТ"], ["İstanbul"]]);
  });

  test("treats the wildcards of SQL as ordinary characters", async () => {
    const planted = [
      { title: "100% sure" },
      { title: "1000 sure" },
      { title: "snake_case" },
      { title: "snakeXcase" },
      { title: "C:\\temp" },
      { title: 'it\'s "quoted"' },
    ];
    expect(
      await titlesOf(
        planted,
        { search: "100%" },
        { search: "%" },
        { search: "e_c" },
        { search: "_" },
        { search: "\\" },
        { search: ":\\t" },
        { search: "abc\\" },
        { search: "it's" },
        { search: '"quoted"' },
        { search: "'; drop table tasks; --" },
      ),
    ).toEqual([
      ["100% sure"],
      ["100% sure"],
      ["snake_case"],
      ["snake_case"],
      ["C:\\temp"],
      ["C:\\temp"],
      [],
      ['it\'s "quoted"'],
      ['it\'s "quoted"'],
      [],
    ]);
  });
});

describe("tags", () => {
  const planted = [
    { title: "both", tags: ["Home", "Öl"] },
    { title: "home", tags: ["home"] },
    { title: "none", tags: [] },
    { title: "turkish", tags: ["İstanbul"] },
    { title: "greek", tags: ["ΟΔΟΣ"] },
  ];

  test("of a list must all match, regardless of case", async () => {
    expect(
      await titlesOf(
        planted,
        { tags: "HOME" },
        { tags: ["home", "öL"] },
        { tags: ["home", "nothing"] },
        { tags: [] },
        { tags: "hom" },
      ),
    ).toEqual([["both", "home"], ["both"], [], ["both", "greek", "home", "none", "turkish"], []]);
  });

  test("match as they were written, whatever their letters do in other cases", async () => {
    expect(await titlesOf(planted, { tags: "İstanbul" }, { tags: "ΟΔΟΣ" }, { tags: "οδοσ" })).toEqual([
      ["turkish"],
      ["greek"],
      ["greek"],
    ]);
  });
});

test("priority accepts one or several", async () => {
  const planted = [{ title: "a", priority: "low" }, { title: "b" }, { title: "c", priority: "high" }] satisfies Planted;
  expect(
    await titlesOf(
      planted,
      { priority: "low" },
      { priority: ["low", "high"] },
      { priority: ["medium"] },
      { priority: ["low", "medium", "high"] },
    ),
  ).toEqual([["a"], ["a", "c"], ["b"], ["a", "b", "c"]]);
});

test("completed accepts all, pending or completed", async () => {
  const planted = [{ title: "done", completedAt: "2026-11-19T00:00:00.000Z" }, { title: "open" }];
  expect(
    await titlesOf(planted, {}, { completed: "all" }, { completed: "pending" }, { completed: "completed" }),
  ).toEqual([["done", "open"], ["done", "open"], ["open"], ["done"]]);
});

test("filters combine", async () => {
  const match = {
    description: "with apples",
    priority: "high",
    tags: ["Home"],
    dueOn: "2020-01-01",
  } satisfies Planted[number];
  const planted = [
    { ...match, title: "buy this" },
    { ...match, title: "buy done", completedAt: "2026-11-19T00:00:00.000Z" },
    { ...match, title: "buy low", priority: "low" },
    { ...match, title: "buy untagged", tags: [] },
    { ...match, title: "buy later", dueOn: "9999-01-01" },
    { ...match, title: "sell" },
    { ...match, title: "buy trash", deletedAt: "2026-11-19T00:00:00.000Z" },
  ] satisfies Planted;
  const filters: ListInput = {
    completed: "pending",
    priority: "high",
    search: "buy apples",
    tags: "home",
    due: "overdue",
  };
  expect(await titlesOf(planted, filters)).toEqual([["buy this"]]);
});

test.each([
  ["completed", { completed: "done" }],
  ["completed", { completed: true }],
  ["priority", { priority: "urgent" }],
  ["priority", { priority: ["low", "urgent"] }],
  ["priority", { priority: ["low", "low", "low", "low"] }],
  ["priority", { priority: {} }],
  ["search", { search: "x".repeat(201) }],
  ["search", { search: "zero\0byte" }],
  ["search", { search: "\ud83c" }],
  ["search", { search: ["a"] }],
  ["tags", { tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) }],
  ["tags", { tags: "" }],
  ["tags", { tags: ["home", 1] }],
  ["due", { due: "yesterday" }],
  ["due", { due: ".." }],
  ["due", { due: "2026-11-20" }],
  ["due", { due: "2026-11-20..2026-11-31" }],
  ["due", { due: "2026-11-20..2026-11-21..2026-11-22" }],
  ["due", { due: "1899-12-31.." }],
  ["due", { due: { from: "2026-11-20" } }],
  ["sort", { sort: "name" }],
  ["sort", { sort: "constructor" }],
  ["sort", { sort: ["title"] }],
  ["order", { order: "up" }],
  ["limit", { limit: 0 }],
  ["limit", { limit: 101 }],
  ["limit", { limit: 1.5 }],
  ["limit", { limit: -1 }],
  ["limit", { limit: "10" }],
  ["trash", { trash: "true" }],
  ["timeZone", { timeZone: "Europe/Atlantis" }],
  ["timeZone", { timeZone: "__proto__" }],
  ["cursor", { cursor: 5 }],
  ["cursor", { cursor: "x".repeat(4001) }],
  ["direction", { direction: "backward" }],
  ["offset", { offset: 10 }],
  ["user_id", { user_id: "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f" }],
])("an unknown value is refused with the field's name: %s in %j", async (field, input) => {
  const { status, refusal } = await send(asBearer(await sharedPerson()), "tasks.list", input);
  expect(status).toBe(400);
  expect(Object.keys(refusal?.fields ?? {}).map((path) => path.split(".")[0])).toContain(field);
});

test("the inbox alone is one of several places, or none of them", async () => {
  const ada = callerAs(await signUp());
  const { id: projectId } = await ada.projects.create.mutate({ name: "Home" });
  await ada.tasks.create.mutate({ title: "In the inbox" });
  await ada.tasks.create.mutate({ title: "At home", projectId });
  const titles = async (input: Parameters<typeof ada.tasks.list.query>[0]) =>
    (await ada.tasks.list.query(input)).items.map(({ title }) => title);
  expect(await titles({ projectsAny: ["none"] })).toEqual(["In the inbox"]);
  expect(await titles({ projectsNone: ["none"] })).toEqual(["At home"]);
  expect(await titles({ projectsNone: [projectId] })).toEqual(["In the inbox"]);
  expect(await titles({ projectsAny: ["none", projectId], sort: "title", order: "asc" })).toEqual([
    "At home",
    "In the inbox",
  ]);
});
