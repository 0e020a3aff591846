import { readDraft, writeDraft } from "./draft-storage";
import type { NewTask } from "./task-actions";

/** A task that could not be stored; with the same id it can be sent again without making two. */
export interface UnsentTask {
  id: string;
  input: NewTask;
  reason: string;
  /** It is being sent again. */
  isBusy?: true;
}

const none: readonly UnsentTask[] = [];

/**
 * What could not be added, until it is or is no longer wanted: over a change of list, a reload, a sign-in. A store for
 * `useSyncExternalStore`.
 */
export function createUnsentTasks(storageKey: string) {
  const listeners = new Set<() => void>();
  let tasks: readonly UnsentTask[] | undefined;
  const list = () => (tasks ??= parse(readDraft(storageKey)));
  const change = (next: readonly UnsentTask[]) => {
    tasks = next;
    writeDraft(storageKey, next.length === 0 ? "" : JSON.stringify(next, withoutBusy));
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list,
    listOnServer: () => none,
    put: (task: UnsentTask) => {
      const isKnown = list().some(({ id }) => id === task.id);
      change(isKnown ? list().map((other) => (other.id === task.id ? task : other)) : [...list(), task]);
    },
    remove: (id: string) => {
      if (list().some((task) => task.id === id)) change(list().filter((task) => task.id !== id));
    },
  };
}

export type UnsentTasks = ReturnType<typeof createUnsentTasks>;

const withoutBusy = (key: string, value: unknown) => (key === "isBusy" ? undefined : value);

function parse(text: string | undefined): readonly UnsentTask[] {
  if (text === undefined) return none;
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isUnsentTask) : none;
  } catch {
    return none;
  }
}

/** Storage belongs to this origin, so its shape is ours; an older version may have written another. */
function isUnsentTask(value: unknown): value is UnsentTask {
  if (typeof value !== "object" || value === null || !("id" in value) || !("reason" in value) || !("input" in value)) {
    return false;
  }
  const { id, reason, input } = value;
  const hasTitle = typeof input === "object" && input !== null && "title" in input && typeof input.title === "string";
  return typeof id === "string" && typeof reason === "string" && hasTitle;
}
