import { type CommandChecks, isInput, isListOf, isText } from "~/client/sync/kinds/checks";
import { fieldChecks } from "../copy/field-checks";
import type { OfMany } from "./many-effects";

const { id, completed, tags, priority, dueOn, dueAt, deadlineOn, projectId, sectionId, parentId, position } =
  fieldChecks;
const ids = isListOf(id);

export const isTagChanges = (value: unknown) => isInput(value, { add: tags, remove: tags }, ["add", "remove"]);

const some = { ids, priority, dueOn, dueAt, deadlineOn, tagChanges: isTagChanges };
const target = { ids, parentId, projectId, sectionId, position };

/** How stored commands about many tasks are parsed. */
export const parseMany: CommandChecks<OfMany> = {
  "tasks.updateMany": {
    checks: { ...some, each: isListOf((value) => isInput(value, some, ["ids"])) },
    required: ["ids"],
    commandOf: (input) => ({ procedure: "tasks.updateMany", input }),
  },
  "tasks.completeMany": {
    checks: { ids, completed, timeZone: isText },
    required: ["ids", "completed"],
    commandOf: (input) => ({ procedure: "tasks.completeMany", input }),
  },
  "tasks.moveMany": {
    checks: { ids, parentId, projectId, sectionId, each: isListOf((value) => isInput(value, target, ["ids"])) },
    required: ["ids"],
    commandOf: (input) => ({ procedure: "tasks.moveMany", input }),
  },
  "tasks.deleteMany": {
    checks: { ids },
    required: ["ids"],
    commandOf: (input) => ({ procedure: "tasks.deleteMany", input }),
  },
  "tasks.restoreMany": {
    checks: { ids },
    required: ["ids"],
    commandOf: (input) => ({ procedure: "tasks.restoreMany", input }),
  },
};
