import { keepUnfolded, readUnfolded } from "~/client/viewer/kept-unfolded";

/** Which tasks show their subtasks in lists. They are folded until the user unfolds them. */
export interface Folds {
  subscribe: (listener: () => void) => () => void;
  read: () => ReadonlySet<string>;
  /** Shows or hides the subtasks of a task. Returns whether that changes anything. */
  set: (id: string, isUnfolded: boolean) => boolean;
}

const known = new Map<string, Folds>();

/** Returns what a user has unfolded on this device. */
export function foldsOf(userId: string): Folds {
  const folds = known.get(userId) ?? createFolds(userId);
  known.set(userId, folds);
  return folds;
}

function createFolds(userId: string): Folds {
  let unfolded: ReadonlySet<string> | undefined;
  const listeners = new Set<() => void>();
  const read = () => (unfolded ??= readUnfolded(userId));
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    set(id, isUnfolded) {
      if (read().has(id) === isUnfolded) return false;
      const next = new Set(read());
      // The one that was unfolded last comes last.
      if (isUnfolded) next.add(id);
      else next.delete(id);
      unfolded = next;
      keepUnfolded(userId, next);
      for (const listener of listeners) listener();
      return true;
    },
  };
}
