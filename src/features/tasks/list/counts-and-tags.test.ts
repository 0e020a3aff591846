import { expect, test } from "vitest";
import { asBearer, send } from "~/testing/server/responses";
import { callerAs, callerAt, newCaller } from "~/testing/server/caller";
import { signUp, sharedPerson } from "~/testing/people/people";
import { plantTasks } from "~/testing/people/tasks";

test("counts return the number of tasks in each list", async () => {
  const ada = await signUp();
  await plantTasks(ada, [
    { dueOn: "2026-11-19" },
    { dueOn: "2026-11-20" },
    { dueOn: "2026-11-20", dueAt: "2026-11-20T11:59:59.000Z" },
    { dueOn: "2026-11-20", dueAt: "2026-11-20T12:00:01.000Z" },
    { dueOn: "2026-11-21" },
    { dueOn: "9999-12-31" },
    {},
    { completedAt: "2026-11-19T00:00:00.000Z", dueOn: "2026-11-01" },
    { deletedAt: "2026-11-19T00:00:00.000Z", dueOn: "2026-11-01" },
    { deletedAt: "2026-11-19T00:00:00.000Z", completedAt: "2026-11-19T00:00:00.000Z" },
  ]);
  const { tasks } = await callerAt("2026-11-20T12:00:00.000Z", ada);
  expect(await tasks.counts()).toEqual({ inbox: 7, today: 4, overdue: 2, upcoming: 2, all: 7, completed: 1, trash: 2 });
});

test("counts equal the lengths of the lists, in any time zone", async () => {
  const ada = await signUp();
  await plantTasks(
    ada,
    ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"].flatMap((dueOn) => [
      { dueOn },
      { dueOn, dueAt: `${dueOn}T00:30:00.000Z` },
      { dueOn, dueAt: `${dueOn}T12:30:00.000Z` },
      { dueOn, dueAt: `${dueOn}T23:30:00.000Z` },
    ]),
  );
  const { tasks } = await callerAt("2026-11-20T12:00:00.000Z", ada);
  for (const timeZone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]) {
    const count = async (due: string) => (await tasks.list({ due, timeZone, completed: "pending" })).items.length;
    const counts = await tasks.counts({ timeZone });
    expect(counts.overdue).toBe(await count("overdue"));
    expect(counts.all).toBe(20);
    expect(counts.today + counts.upcoming).toBe(20);
    expect(await count("today")).toBeLessThanOrEqual(counts.today);
  }
});

test("a new user has no tasks, which are counted as zero", async () => {
  const ada = await newCaller();
  expect(await ada.tasks.counts.query()).toEqual({
    inbox: 0,
    today: 0,
    overdue: 0,
    upcoming: 0,
    all: 0,
    completed: 0,
    trash: 0,
  });
  expect(await ada.tasks.tags.query()).toEqual([]);
});

test.each(["Mars/Olympus", "+02:00", "", "Europe/Berlin\0", 2])(
  "counts refuse a time zone that is none by name: %j",
  async (timeZone) => {
    const answer = await send(asBearer(await sharedPerson()), "tasks.counts", { timeZone });
    expect(answer).toMatchObject({ status: 400, refusal: { fields: { timeZone: [expect.any(String)] } } });
  },
);

test("tags are in alphabetical order, each with its open tasks and all of them", async () => {
  const ada = await signUp();
  await plantTasks(ada, [
    { tags: ["work", "Äpfel"] },
    { tags: ["work"], completedAt: "2026-11-19T00:00:00.000Z" },
    { tags: ["home"], completedAt: "2026-11-19T00:00:00.000Z" },
    { tags: ["garden"], deletedAt: "2026-11-19T00:00:00.000Z" },
  ]);
  expect(await callerAs(ada).tasks.tags.query()).toEqual([
    { tag: "Äpfel", pending: 1, total: 1 },
    { tag: "home", pending: 0, total: 1 },
    { tag: "work", pending: 1, total: 2 },
  ]);
});

test("a tag is one whatever its case, with its latest spelling", async () => {
  const ada = await signUp();
  await plantTasks(ada, [
    { tags: ["ÖL"], createdAt: "2026-11-01T00:00:00.000Z" },
    { tags: ["Öl"], createdAt: "2026-11-03T00:00:00.000Z" },
    { tags: ["öl"], createdAt: "2026-11-02T00:00:00.000Z" },
  ]);
  expect(await callerAs(ada).tasks.tags.query()).toEqual([{ tag: "Öl", pending: 3, total: 3 }]);
});

test("tags may hold any text", async () => {
  const ada = await newCaller();
  const tags = ['"quoted"', "back\\slash", "curly{}", "NULL", "お金", "🌱"];
  await ada.tasks.create.mutate({ title: "Read", tags });
  expect((await ada.tasks.tags.query()).map(({ tag }) => tag).sort()).toEqual(tags.toSorted());
  for (const tag of tags) expect((await ada.tasks.list.query({ tags: tag })).items).toHaveLength(1);
});
