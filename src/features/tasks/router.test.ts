import { expect, test } from "vitest";
import { newCaller } from "~/testing/caller";

test("a task gets sensible defaults", async () => {
  const ada = await newCaller();
  const task = await ada.tasks.create.mutate({ title: "  Water the plants " });
  expect(task).toMatchObject({ title: "Water the plants", description: "", priority: "medium", version: 1 });
  expect((await ada.tasks.list.query()).items).toEqual([task]);
});
