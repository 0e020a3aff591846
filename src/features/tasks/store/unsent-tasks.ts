import { readDraft, writeDraft } from "./draft-storage";
import type { NewTask } from "./task-draft";

/** A task that is not stored yet; with the same id it can be sent again without making two. */
export interface UnsentTask {
  id: string;
  input: NewTask;
  /** Why it could not be stored; `undefined` while the first answer is awaited. */
  reason?: string;
  /** The server may take it later: nobody answered, or the fault was its own. */
  isTransient?: boolean;
  /** It is being sent. */
  isBusy?: true;
}

const none: readonly UnsentTask[] = [];

/**
 * Returns what was added and is not stored yet, until it is or is no longer wanted: over a change of list, a reload, a sign-in. A store
 * for `useSyncExternalStore`.
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

/** Returns those that the person has to be told of. */
export const refused = (tasks: readonly UnsentTask[]) => tasks.filter(({ reason }) => reason !== undefined);

/** Returns those that may be sent again without being asked to: what a page before this one left, and what may pass. */
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
