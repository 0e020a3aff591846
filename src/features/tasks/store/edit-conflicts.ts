import type { RouterInputs } from "~/client/api";
import type { Task } from "./task";

export type Changes = Omit<RouterInputs["tasks"]["update"], "id" | "version">;

/** A change based on a version whose same field was changed elsewhere. */
export interface EditConflict {
  mine: Changes;
  theirs: Task;
}

/** Returns the store of unresolved conflicts, by the id of their task, for `useSyncExternalStore`. */
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
    /** Removes a conflict that has been resolved. */
    resolve: (id: string) => {
      if (!conflicts.delete(id)) return;
      settled += 1;
      tell();
    },
    /** The number of resolved conflicts: fields that hold a refused text reset when this changes. */
    countSettled: () => settled,
  };
}

export type Conflicts = ReturnType<typeof createConflicts>;
