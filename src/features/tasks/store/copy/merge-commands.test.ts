import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import { exampleTask } from "../../example";
import { mergeCommands } from "./merge-commands";
import type { OfTasks } from "./task-effects";

const { id } = exampleTask;
const typed = (title: string, was: string, taskId = id): Command<OfTasks> => ({
  procedure: "tasks.update",
  input: { id: taskId, title, was: { title: was } },
});

test("a text that is typed on is one change, from what the user looked at first to what he wrote last", () => {
  expect(mergeCommands(typed("Wr", "Read"), typed("Write", "Wr"))).toEqual(typed("Write", "Read"));
});

test("a text that is based on another one stays a change of its own, because both count", () => {
  expect(mergeCommands(typed("Wr", "Read"), typed("Write", "From elsewhere"))).toBeUndefined();
});

test("changes of other fields, of another task or of another kind stay apart", () => {
  const described: Command<OfTasks> = {
    procedure: "tasks.update",
    input: { id, description: "x", was: { description: "" } },
  };
  const tagged: Command<OfTasks> = {
    procedure: "tasks.update",
    input: { id, tagChanges: { add: ["a"], remove: [] }, was: {} },
  };
  const done: Command<OfTasks> = { procedure: "tasks.setCompleted", input: { id, completed: true } };
  const others = [described, tagged, done, typed("Write", "Wr", "019a8f2e-0000-7000-8000-000000000000")];
  for (const other of others) expect(mergeCommands(typed("Wr", "Read"), other)).toBeUndefined();
  expect(mergeCommands(tagged, tagged)).toBeUndefined();
  expect(mergeCommands(done, done)).toBeUndefined();
});

test("the last of several choices counts", () => {
  const chosen = (priority: "low" | "high"): Command<OfTasks> => ({
    procedure: "tasks.update",
    input: { id, priority, was: {} },
  });
  expect(mergeCommands(chosen("low"), chosen("high"))).toEqual(chosen("high"));
});
