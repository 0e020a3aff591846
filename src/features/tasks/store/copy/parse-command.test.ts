import fc from "fast-check";
import { expect, test } from "vitest";
import { randomCommand } from "~/testing/sync/random-commands";
import { exampleTask } from "../../example";
import { parseCommand } from "./parse-command";

const { id } = exampleTask;

test("every command is read back as it was stored", () => {
  fc.assert(
    fc.property(randomCommand(id), (command) => {
      const stored: typeof command = JSON.parse(JSON.stringify(command));
      expect(parseCommand(stored.procedure, stored.input)).toEqual(stored);
    }),
  );
});

test("what another version wrote is not taken for a command", () => {
  for (const input of [undefined, null, 7, "text", [], {}, { id: 7 }, { id, later: true }, { id, title: 1 }])
    for (const procedure of ["tasks.create", "tasks.update", "tasks.setCompleted", "tasks.delete", "tasks.restore"])
      expect(parseCommand(procedure, input), `${procedure} ${JSON.stringify(input)}`).toBeUndefined();
  for (const procedure of ["toString", "__proto__", "constructor", "tasks.later", "projects.create", ""])
    expect(parseCommand(procedure, { id }), procedure).toBeUndefined();
  expect(parseCommand("tasks.setCompleted", { id })).toBeUndefined();
  expect(parseCommand("tasks.update", { id, tagChanges: { add: ["a"] } })).toBeUndefined();
  expect(parseCommand("tasks.update", { id, was: { title: null } })).toBeUndefined();
});
