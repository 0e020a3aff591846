import type { CommandInputs } from "~/client/sync/command";
import { fieldChecks } from "./field-checks";
import type { OfTasks, TaskCommand } from "./task-effects";

type Check = (value: unknown) => boolean;

const { id, version, completed, tags } = fieldChecks;
const written = {
  title: fieldChecks.title,
  description: fieldChecks.description,
  priority: fieldChecks.priority,
  dueOn: fieldChecks.dueOn,
  dueAt: fieldChecks.dueAt,
  tags,
  projectId: fieldChecks.projectId,
  sectionId: fieldChecks.sectionId,
};

/** How a command of each procedure is parsed. A value without a check does not compile. */
const parsers: Record<OfTasks, (input: unknown) => TaskCommand | undefined> = {
  "tasks.create": parserOf<CommandInputs["tasks.create"]>({
    checks: { id, ...written },
    required: ["id", "title"],
    commandOf: (input) => ({ procedure: "tasks.create", input }),
  }),
  "tasks.update": parserOf<CommandInputs["tasks.update"]>({
    checks: {
      id,
      version,
      ...written,
      completed,
      tagChanges: (value) => isOf(value, { add: tags, remove: tags }, ["add", "remove"]),
      was: (value) => isOf(value, { ...written, completed }),
    },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.update", input }),
  }),
  "tasks.setCompleted": parserOf<CommandInputs["tasks.setCompleted"]>({
    checks: { id, version, completed },
    required: ["id", "completed"],
    commandOf: (input) => ({ procedure: "tasks.setCompleted", input }),
  }),
  "tasks.delete": parserOf<CommandInputs["tasks.delete"]>({
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.delete", input }),
  }),
  "tasks.restore": parserOf<CommandInputs["tasks.restore"]>({
    checks: { id },
    required: ["id"],
    commandOf: (input) => ({ procedure: "tasks.restore", input }),
  }),
};

/** Parses a stored command. Returns `undefined` if another version of the page wrote it, which this one does not understand. */
export function parseCommand(procedure: string, input: unknown): TaskCommand | undefined {
  return isKnown(procedure) ? parsers[procedure](input) : undefined;
}

const isKnown = (procedure: string): procedure is OfTasks => Object.hasOwn(parsers, procedure);

function parserOf<Input>({
  checks,
  required,
  commandOf,
}: {
  checks: Record<keyof Input, Check>;
  required: readonly (keyof Input & string)[];
  commandOf: (input: Input) => TaskCommand;
}) {
  const isInput = (value: unknown): value is Input => isOf(value, checks, required);
  return (value: unknown) => (isInput(value) ? commandOf(value) : undefined);
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
