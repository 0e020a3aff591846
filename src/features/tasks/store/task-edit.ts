import { statusOf } from "~/client/query-client";
import { editedFields } from "../fields";
import type { TaskClient } from "./task-cache";
import type { Task } from "./task";
import type { Changes } from "./edit-conflicts";

/** Thrown when the same field was changed elsewhere; carries the current task. */
export class ChangedElsewhere extends Error {
  constructor(readonly theirs: Task) {
    super("The task was changed elsewhere.");
  }
}

const attempts = 3;

/**
 * Sends `changes` based on `base`. If other fields have changed since, the changes are merged. A task that already has the
 * values (after a lost answer and a retry) counts as saved. `confirmed` is the newest version known here.
 * @throws {ChangedElsewhere} when the same field has changed
 */
export async function sendEdit(
  tasks: TaskClient,
  { base, confirmed, changes }: { base: Task; confirmed: Task | undefined; changes: Changes },
): Promise<Task> {
  let version =
    confirmed !== undefined && differing(confirmed, base, changes).length === 0 ? confirmed.version : base.version;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tasks.update.mutate({ id: base.id, version, ...changes });
    } catch (error) {
      if (attempt === attempts || statusOf(error) !== 409) throw error;
    }
    const current = await tasks.byId.query({ id: base.id });
    if (differing(current, { ...current, ...definedOf(changes) }, changes).length === 0) return current;
    if (differing(current, base, changes).length > 0) throw new ChangedElsewhere(current);
    version = current.version;
  }
}

/** Returns whether `changes` would change `task`. */
export function isChange(task: Task, changes: Changes): boolean {
  return differing(task, { ...task, ...definedOf(changes) }, changes).length > 0;
}

/** Returns `task` with `changes` applied, as far as the browser knows. */
export function withChanges(task: Task, changes: Changes): Task {
  const { completed = task.completed } = changes;
  const now = new Date().toISOString();
  return {
    ...task,
    ...definedOf(changes),
    ...(changes.dueOn !== undefined && changes.dueAt === undefined && { dueAt: null }),
    completed,
    completedAt: completed ? (task.completedAt ?? now) : null,
    updatedAt: now,
  };
}

/** Returns the values of `task` in the fields of `changes`; a day and its time belong together. */
export function previousOf(task: Task, changes: Changes): Changes {
  const isAboutDue = changes.dueOn !== undefined || changes.dueAt !== undefined;
  return valuesOf(task, (field) => changes[field] !== undefined || (isAboutDue && field.startsWith("due")));
}

function differing(a: Task, b: Task, changes: Changes): string[] {
  return editedFields.filter(
    (field) => changes[field] !== undefined && JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  );
}

/** Returns the fields that are not undefined. */
const definedOf = (changes: Changes): Partial<Task> => valuesOf(changes, (field) => changes[field] !== undefined);

/** Returns the values of the edited fields that `isWanted` selects. */
function valuesOf(values: Changes, isWanted: (field: (typeof editedFields)[number]) => boolean): Partial<Task> {
  const found: Partial<Task> = {};
  for (const field of editedFields.filter(isWanted)) Object.assign(found, { [field]: values[field] });
  return found;
}
