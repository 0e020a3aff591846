import { expect, test } from "vitest";
import type { Command } from "~/client/sync/command";
import type { CommandError } from "~/client/sync/outbox/kept";
import { refusedMessage } from "./refused-message";

const id = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f";
const taskId = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e60";
const limit: CommandError = { code: "BAD_REQUEST", message: "There is no room." };
const gone: CommandError = { code: "NOT_FOUND", message: "This task does not exist." };
const nothing = () => undefined;

const said = (command: Command, error: CommandError, find: () => unknown = nothing) =>
  refusedMessage({ command, error }, find).message;

test.each<[Command, string]>([
  [{ procedure: "tasks.setCompleted", input: { id, completed: true } }, "A task could not be changed."],
  [{ procedure: "projects.create", input: { id, name: "Home" } }, "“Home” could not be added."],
  [{ procedure: "sections.delete", input: { id } }, "A section could not be changed."],
  [{ procedure: "views.delete", input: { id } }, "A view could not be changed."],
  [{ procedure: "reminders.create", input: { id, taskId, minutesBefore: 10 } }, "A reminder could not be added."],
  [{ procedure: "reminders.delete", input: { id } }, "A reminder could not be changed."],
  [{ procedure: "comments.create", input: { id, taskId, text: "Hello" } }, "The comment “Hello” could not be added."],
  [{ procedure: "comments.delete", input: { id } }, "A comment could not be changed."],
])("%o that is refused is named by its kind", (command, name) => {
  expect(said(command, limit)).toBe(`${name} There is no room.`);
});

test("a row is named as it is shown, and a long text by its beginning", () => {
  const task: Command = { procedure: "tasks.setCompleted", input: { id, completed: true } };
  expect(said(task, limit, () => ({ title: "Read" }))).toBe("“Read” could not be changed. There is no room.");
  const long: Command = { procedure: "comments.create", input: { id, taskId, text: `Word\n${"x".repeat(90)}` } };
  expect(said(long, limit)).toBe(`The comment “Word ${"x".repeat(55)}…” could not be added. There is no room.`);
});

test("the text of a comment is kept, whatever it was refused for", () => {
  const command: Command = { procedure: "comments.update", input: { id, text: "Mine", was: { text: "First" } } };
  expect(refusedMessage({ command, refused: ["text"] }, nothing)).toEqual({
    message: "The comment “Mine” could not be changed. It was changed elsewhere.",
    isGone: false,
    text: "Mine",
  });
  expect(refusedMessage({ command, error: gone }, nothing)).toMatchObject({ isGone: true, text: "Mine" });
});

test.each<[Command, string]>([
  [{ procedure: "views.delete", input: { id } }, "A view that you changed was deleted permanently."],
  [{ procedure: "reminders.delete", input: { id } }, "A reminder that you changed was deleted permanently."],
  [{ procedure: "comments.restore", input: { id } }, "A comment that you changed was deleted permanently."],
])("%o of a row that is gone says so", (command, message) => {
  expect(said(command, gone)).toBe(message);
});
