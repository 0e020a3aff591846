import { commandParser, isInput, isListOf, isText } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import type { OfTasks } from "./task-effects";

const { id, version, completed, tags } = fieldChecks;
const written = {
  title: fieldChecks.title,
  description: fieldChecks.description,
  priority: fieldChecks.priority,
  dueOn: fieldChecks.dueOn,
  dueAt: fieldChecks.dueAt,
  deadlineOn: fieldChecks.deadlineOn,
  tags,
  projectId: fieldChecks.projectId,
  sectionId: fieldChecks.sectionId,
  repeat: fieldChecks.repeat,
};
const { projectId, sectionId } = written;
const siblings = { parentId: fieldChecks.parentId, position: fieldChecks.position };
const timeZone = isText;

const tagChanges = (value: unknown) => isInput(value, { add: tags, remove: tags }, ["add", "remove"]);
const { priority, dueOn, dueAt, deadlineOn } = written;
const some = { ids: isListOf(id), priority, dueOn, dueAt, deadlineOn, tagChanges };

/** Parses a stored command about tasks. */
export const parseCommand = commandParser<OfTasks>({
  "tasks.create": {
    checks: { id, ...written, ...siblings },
    required: ["id", "title"],
    commandOf: (input) => ({ procedure: "tasks.create", input }),
  },
  "tasks.update": {
    checks: {
      id,
      version,
      ...written,
      completed,
      timeZone,
      tagChanges,
      was: (value) => isInput(value, { ...written, completed }),
    },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.update", input }),
  },
  "tasks.move": {
    checks: { id, version, projectId, sectionId, ...siblings },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.move", input }),
  },
  "tasks.updateMany": {
    checks: { ...some, each: isListOf((value) => isInput(value, some, ["ids"])) },
    required: ["ids"],
    commandOf: (input) => ({ procedure: "tasks.updateMany", input }),
  },
  "tasks.setCompleted": {
    checks: { id, version, completed, timeZone },
    required: ["id", "completed"],
    commandOf: (input) => ({ procedure: "tasks.setCompleted", input }),
  },
  "tasks.delete": {
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.delete", input }),
  },
  "tasks.restore": {
    checks: { id },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.restore", input }),
  },
});
