import type { RouterInputs } from "~/client/api";
import type { Task } from "./task";

export type Changes = Omit<RouterInputs["tasks"]["update"], "id" | "version">;

/** A change that was made on top of a version whose same field was changed elsewhere. */
export interface EditConflict {
  mine: Changes;
  theirs: Task;
}

/** Returns the conflicts that wait for a decision, by the id of their task. A store for `useSyncExternalStore`. */
export function createConflicts() {
  const conflicts = new Map<string, EditConflict>();
  let settled = 0;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    find: (id: string) => conflicts.get(id),
    add: (id: string, conflict: EditConflict) => {
      conflicts.set(id, { ...conflict, mine: { ...conflicts.get(id)?.mine, ...conflict.mine } });
      tell();
    },
    /** Forgets the conflict: it has been decided. */
    resolve: (id: string) => {
      if (!conflicts.delete(id)) return;
      settled += 1;
      tell();
    },
    /** How many were decided: fields that hold a refused text start afresh when this changes. */
    countSettled: () => settled,
  };
}

export type Conflicts = ReturnType<typeof createConflicts>;
