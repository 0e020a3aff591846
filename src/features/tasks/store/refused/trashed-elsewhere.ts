import { toast, type ToastOptions } from "~/ui/feedback/toast";
import type { TaskCopy } from "../copy/task-copy";
import type { Task } from "../task";

/**
 * Says when a task that was changed here had been deleted elsewhere: the change is kept in the trash, from where the task can be restored. Returns a
 * function that stops it.
 */
export function tellOfTrashed(
  store: TaskCopy["store"],
  restore: (task: Task) => void,
  tell: (message: ToastOptions) => unknown = toast,
): () => void {
  const waiting = new Set<string>();
  return store.subscribe((changes) => {
    const waited = new Set(waiting);
    for (const { before, after } of changes) {
      if (after === undefined) continue;
      const { id, title } = after;
      const isDeletedElsewhere = before?.deletedAt === null && (store.findStored(id)?.deletedAt ?? null) !== null;
      // What was deleted with its parent is restored with it.
      const isTold = after.parentId !== null && waited.has(after.parentId);
      if (waiting.has(id) && isDeletedElsewhere && !isTold && after.deletedAt !== null) {
        const action = { label: "Restore", onPress: () => restore(after) };
        tell({
          message: `“${title}” was deleted elsewhere. Your change is in the trash.`,
          action,
          key: `trashed ${id}`,
        });
      }
      if (store.findWaiting(id) === undefined) waiting.delete(id);
      else waiting.add(id);
    }
  });
}
