import type { Command, CommandInputs } from "~/client/sync/command";
import type { OfTasks } from "./task-effects";
import { fieldChecks } from "./field-checks";

type Check = (value: unknown) => boolean;
type Checks<Input> = Record<keyof Input, Check>;

const { id, title, description, priority, dueOn, dueAt, tags, projectId, sectionId, completed } = fieldChecks;
const written = { title, description, priority, dueOn, dueAt, tags, projectId, sectionId };

/** The check of each value of a command. A new value without a check does not compile. */
const checks: { [Procedure in OfTasks]: Checks<CommandInputs[Procedure]> } = {
  "tasks.create": { id, ...written },
  "tasks.update": {
    id,
    ...written,
    completed,
    version: fieldChecks.version,
    tagChanges: (value) => isOf(value, { add: tags, remove: tags }, ["add", "remove"]),
    was: (value) => isOf(value, { ...written, completed }),
  },
  "tasks.setCompleted": { id, completed, version: fieldChecks.version },
  "tasks.delete": { id, version: fieldChecks.version },
  "tasks.restore": { id },
};

const isInputOf = {
  "tasks.create": (input: unknown): input is CommandInputs["tasks.create"] =>
    isOf(input, checks["tasks.create"], ["id", "title"]),
  "tasks.update": (input: unknown): input is CommandInputs["tasks.update"] =>
    isOf(input, checks["tasks.update"], ["id"]),
  "tasks.setCompleted": (input: unknown): input is CommandInputs["tasks.setCompleted"] =>
    isOf(input, checks["tasks.setCompleted"], ["id", "completed"]),
  "tasks.delete": (input: unknown): input is CommandInputs["tasks.delete"] =>
    isOf(input, checks["tasks.delete"], ["id"]),
  "tasks.restore": (input: unknown): input is CommandInputs["tasks.restore"] =>
    isOf(input, checks["tasks.restore"], ["id"]),
};

/** Parses a stored command. Returns `undefined` if another version of the page wrote it, which this one does not understand. */
export function parseCommand(procedure: string, input: unknown): Command<OfTasks> | undefined {
  switch (procedure) {
    case "tasks.create":
      return isInputOf[procedure](input) ? { procedure, input } : undefined;
    case "tasks.update":
      return isInputOf[procedure](input) ? { procedure, input } : undefined;
    case "tasks.setCompleted":
      return isInputOf[procedure](input) ? { procedure, input } : undefined;
    case "tasks.delete":
      return isInputOf[procedure](input) ? { procedure, input } : undefined;
    case "tasks.restore":
      return isInputOf[procedure](input) ? { procedure, input } : undefined;
    default:
      return undefined;
  }
}

/** Returns whether `value` has the required values, and no other than those that are known. */
function isOf(value: unknown, known: Record<string, Check>, required: readonly string[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  const given = Object.entries(value).filter(([, each]) => each !== undefined);
  return (
    given.every(([name, each]) => Object.hasOwn(known, name) && known[name]?.(each) === true) &&
    required.every((name) => given.some(([other]) => other === name))
  );
}
