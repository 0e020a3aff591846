import { useSyncExternalStore } from "react";
import { useCopy, useCopyStatus } from "~/client/sync/copy-context";
import type { RowStore } from "~/client/sync/row-store";
import { createView, type View } from "~/client/sync/view";
import type { Task } from "~/features/tasks/store/task";
import type { Comment } from "./comment";

type Counts = ReadonlyMap<string, number>;

const views = new WeakMap<RowStore<Comment>, View<Counts>>();

/** Returns how many comments each task has that has any, by the id of the first task of its series; one view for each store. */
export function commentCountsOf(store: RowStore<Comment>): View<Counts> {
  const known = views.get(store);
  if (known !== undefined) return known;
  const counts = createView<Comment, Counts>(store, { compute: countsIn, update: () => countsIn(store.list()) });
  views.set(store, counts);
  return counts;
}

function countsIn(comments: readonly Comment[]): Counts {
  const counts = new Map<string, number>();
  for (const { taskId, deletedAt } of comments)
    if (deletedAt === null) counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
  return counts;
}

/** Returns how many comments a task has, of its whole series if it repeats. Until this browser has the comments, that is zero. */
export function useCommentCount({ id, seriesId }: Pick<Task, "id" | "seriesId">): number {
  const isCopied = useCopyStatus() !== "missing";
  const { subscribe, read } = commentCountsOf(useCopy().kinds.comments.store);
  const count = () => read().get(seriesId ?? id) ?? 0;
  const shown = useSyncExternalStore(subscribe, count, count);
  return isCopied ? shown : 0;
}
