import { readDraft, writeDraft } from "./draft-storage";
import type { NewTask } from "./task-draft";

/** A task that is not stored yet; its id makes a retry safe. */
export interface UnsentTask {
  id: string;
  input: NewTask;
  /** Why it could not be stored; `undefined` before the first answer. */
  reason?: string;
  /** Whether a retry may succeed: no answer, or a server error. */
  isTransient?: boolean;
  /** Whether it is being sent. */
  isBusy?: true;
}

const none: readonly UnsentTask[] = [];

/**
 * Returns the store of tasks that are added but not stored yet, across lists, reloads and sign-ins, for
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

/** Returns the tasks to show as failed. */
export const refused = (tasks: readonly UnsentTask[]) => tasks.filter(({ reason }) => reason !== undefined);

/** Returns the tasks to retry automatically: those left by an earlier page, and those that failed transiently. */
export const repeatable = (tasks: readonly UnsentTask[]) =>
  tasks.filter(({ isBusy, reason, isTransient }) => isBusy !== true && (reason === undefined || isTransient === true));

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

/** Returns whether a stored value still has this shape, because an older version may have written it. */
function isUnsentTask(value: unknown): value is UnsentTask {
  if (typeof value !== "object" || value === null || !("id" in value) || !("input" in value)) return false;
  const { id, input } = value;
  const hasReason = !("reason" in value) || typeof value.reason === "string";
  const hasTitle = typeof input === "object" && input !== null && "title" in input && typeof input.title === "string";
  return typeof id === "string" && hasReason && hasTitle;
}
