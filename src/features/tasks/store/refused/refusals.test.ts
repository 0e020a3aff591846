import { expect, test } from "vitest";
import type { Refused } from "~/client/sync/refused";
import { exampleTask } from "../../example";
import type { TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import { addedAgain, taskOfLost } from "./add-again";
import { sortRefused } from "./refusals";

const { id, userId } = exampleTask;
let count = 0;

function refused(command: TaskCommand, given: Partial<Pick<Refused, "error" | "refused" | "row">>): Refused {
  count += 1;
  return { id: `command ${count}`, command, text: JSON.stringify(command), at: "2026-11-20T10:00:00.000Z", ...given };
}
const notFound = { error: { code: "NOT_FOUND" as const, message: "This task does not exist." } };
const fields = { title: ["Use at most 500 characters."] };
const invalid = { error: { code: "BAD_REQUEST" as const, message: "The input is not valid.", fields } };
const retitle = (title: string, was = "Read"): TaskCommand => ({
  procedure: "tasks.update",
  input: { id, title, was: { title: was } },
});
const create: TaskCommand = { procedure: "tasks.create", input: { id, title: "Read" } };
const complete: TaskCommand = { procedure: "tasks.setCompleted", input: { id, completed: true } };
const remove: TaskCommand = { procedure: "tasks.delete", input: { id } };
const sort = (entries: readonly Refused[], current?: Task) =>
  sortRefused(entries, { userId, find: (wanted) => (wanted === id ? current : undefined) });

test("a text that was changed here and elsewhere is a conflict with both texts, the latest of each", () => {
  const theirs = { ...exampleTask, title: "Theirs" };
  const entries = ["Mine", "Mine, at last"].map((title) =>
    refused(retitle(title), { refused: ["title"], row: exampleTask }),
  );
  const { conflicts, others } = sort(entries, theirs);
  expect([...conflicts]).toEqual([
    [id, { ids: entries.map((entry) => entry.id), mine: { title: "Mine, at last" }, theirs }],
  ]);
  expect(others).toEqual([]);
});

test("a conflict is over when both texts are the same by now", () => {
  const entries = ["Mine", "Theirs"].map((title) => refused(retitle(title), { refused: ["title"], row: exampleTask }));
  const { conflicts, settled } = sort(entries, { ...exampleTask, title: "Theirs" });
  expect(conflicts.size).toBe(0);
  expect(settled).toEqual(entries.map((entry) => entry.id));
});

test("a task that was not added is one matter with all that was changed of it since", () => {
  const entries = [refused(create, invalid), refused(retitle("Read on"), notFound), refused(complete, notFound)];
  const { unadded, lost, others } = sort(entries);
  expect(unadded).toHaveLength(1);
  expect(unadded[0]).toMatchObject({ reason: "Use at most 500 characters.", isTaken: false });
  expect(unadded[0]?.ids).toEqual(entries.map((entry) => entry.id));
  expect([...lost, ...others]).toEqual([]);
  expect(unadded.flatMap(addedAgain)).toMatchObject([
    { procedure: "tasks.create", input: { id, title: "Read on" } },
    { procedure: "tasks.setCompleted", input: { id, completed: true } },
  ]);
});

test("a task whose id is taken is added again under another one", () => {
  const taken = { error: { code: "CONFLICT" as const, message: "This id cannot be used." } };
  const [again] = sort([refused(create, taken)]).unadded.flatMap(addedAgain);
  expect(again?.input).toMatchObject({ title: "Read", id: expect.not.stringContaining(id) });
});

test("a task that was not added and then deleted here is no matter any more", () => {
  const { unadded, settled } = sort([refused(create, invalid), refused(remove, notFound)]);
  expect(unadded).toEqual([]);
  expect(settled).toHaveLength(2);
});

test("text for a task that was deleted permanently becomes a new task, and its deletion needs no decision", () => {
  const described: TaskCommand = {
    procedure: "tasks.update",
    input: { id, description: "A long\ntext", was: { description: "" } },
  };
  const entries = [refused(described, notFound), refused(remove, notFound)];
  // Whether or not this device knows of the deletion yet.
  expect(sort(entries, exampleTask)).toEqual(sort(entries));
  const { lost, settled } = sort(entries);
  expect(lost).toEqual([{ taskId: id, ids: [entries[0]?.id], mine: { description: "A long\ntext" }, isDeleted: true }]);
  expect(settled).toEqual([entries[1]?.id]);
  expect(lost.map(taskOfLost)).toEqual([{ title: "A long", description: "A long\ntext" }]);
});

test("what is neither a text nor a new task can be made again", () => {
  const tags: TaskCommand = {
    procedure: "tasks.update",
    input: { id, tagChanges: { add: ["a"], remove: [] }, was: {} },
  };
  const entries = [
    refused(tags, { refused: ["tags"], row: exampleTask }),
    refused(complete, notFound),
    refused(complete, invalid),
  ];
  expect(sort(entries).others).toEqual(entries);
});

test("a change that another version of the page wrote keeps its texts", () => {
  const unread = { command: undefined, at: "2026-11-20T10:00:00.000Z" };
  const typed = { ...unread, id: "typed", text: '{"procedure":"tasks.later","input":{"title":"Read","in":3}}' };
  const odd = { ...unread, id: "odd", text: "odd" };
  const { lost, others } = sort([typed, odd]);
  expect(lost).toEqual([{ taskId: "typed", ids: ["typed"], mine: { title: "Read" }, isDeleted: false }]);
  expect(others).toEqual([odd]);
});
