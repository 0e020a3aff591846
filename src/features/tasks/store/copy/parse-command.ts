import { commandParser, isInput, isText } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import { isTagChanges, parseMany } from "../many/parse-many";
import { parseTags } from "../tags/tag-effects";
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
      tagChanges: isTagChanges,
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
  ...parseMany,
  ...parseTags,
  "tasks.setCompleted": {
    checks: { id, version, completed, timeZone },
    required: ["id", "completed"],
    commandOf: (input) => ({ procedure: "tasks.setCompleted", input }),
  },
  "tasks.skip": {
    checks: { id, version, day: fieldChecks.dueOn, timeZone },
    required: ["id", "day"],
    commandOf: (input) => ({ procedure: "tasks.skip", input }),
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
