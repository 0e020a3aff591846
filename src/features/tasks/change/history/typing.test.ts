import { expect, test } from "vitest";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";

/** Returns a new task of a new user, how to change it, and what its history tells, the latest first. */
async function newTask(title = "Read") {
  const person = await signUp();
  const { tasks } = callerAs(person);
  const { id } = await tasks.create.mutate({ title });
  return {
    type: (changes: { title?: string; description?: string; priority?: "high" }) =>
      tasks.update.mutate({ id, ...changes }),
    told: async () =>
      (await tasks.history.query({ id })).items.map(({ version, changes }) => [version, changes] as const),
    age: (interval: string) =>
      person.server.runtime.database.db.execute(
        `update task_changes set at = at - interval '${interval}' where task_id = '${id}'`,
      ),
  };
}

const created = [1, [{ field: "created" }]];

test("a title that is saved while it is written is one entry, from the first value to the last", async () => {
  const { type, told } = await newTask();
  for (const title of ["Read a", "Read a b", "Read a book"]) await type({ title });
  expect(await told()).toEqual([[4, [{ field: "title", from: "Read", to: "Read a book" }]], created]);
});

test("a text that ends where it began leaves no entry", async () => {
  const { type, told } = await newTask();
  await type({ title: "Write" });
  await type({ title: "Read" });
  await type({ description: "A secret" });
  await type({ description: "" });
  expect(await told()).toEqual([created]);
});

test("a description that is written further, and a title of which only a part is kept, are still told", async () => {
  const { type, told } = await newTask("é".repeat(300));
  await type({ title: "é".repeat(301) });
  await type({ title: "é".repeat(300) });
  await type({ description: "A" });
  await type({ description: "A secret" });
  const kept = "é".repeat(200);
  expect(await told()).toEqual([
    [5, [{ field: "description", from: false, to: true }]],
    [3, [{ field: "title", from: kept, to: kept }]],
    created,
  ]);
});

test("what is changed in between, or minutes before, is an entry of its own", async () => {
  const { type, told, age } = await newTask();
  await type({ title: "Read a" });
  await type({ priority: "high" });
  await type({ title: "Read a book" });
  await age("11 minutes");
  await type({ title: "Read" });
  expect(await told()).toEqual([
    [5, [{ field: "title", from: "Read a book", to: "Read" }]],
    [4, [{ field: "title", from: "Read a", to: "Read a book" }]],
    [3, [{ field: "priority", from: "medium", to: "high" }]],
    [2, [{ field: "title", from: "Read", to: "Read a" }]],
    created,
  ]);
});

test("of titles written at the same time, each entry begins where the one before ended, or says that it does not know", async () => {
  const { type, told } = await newTask("Take 0");
  await Promise.all(Array.from({ length: 20 }, (_, index) => type({ title: `Take ${index + 1}` })));
  const changes = (await told())
    .flatMap(([, each]) => each)
    .toReversed()
    .slice(1);
  expect(changes.length).toBeGreaterThan(0);
  const faults = changes.filter(
    ({ from }, index) => from !== undefined && from !== (changes[index - 1]?.to ?? "Take 0"),
  );
  expect(faults).toEqual([]);
});
