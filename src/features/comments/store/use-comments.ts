import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import type { Task } from "~/features/tasks/store/task";
import type { Comment } from "./comment";
import { commentQueries } from "./query-options";

const none: readonly Comment[] = [];

/** The oldest first. */
const inOrder = (one: Comment, other: Comment) =>
  one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id);

/** Returns the comments on a task, which are those on its series if it repeats. */
export function useComments({ id, seriesId }: Pick<Task, "id" | "seriesId">): readonly Comment[] {
  const { store } = useCopy().kinds.comments;
  const isCopied = useCopyStatus() !== "missing";
  const { data, refetch } = useQuery({ ...commentQueries.ofTask(id), enabled: !isCopied });
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const view = useMemo(() => {
    const belongs = ({ taskId, deletedAt }: Comment) => taskId === (seriesId ?? id) && deletedAt === null;
    const listed = isCopied ? undefined : (data?.items ?? none);
    return createListedRows(store, { belongs, compare: inOrder }, listed);
  }, [store, id, seriesId, isCopied, data]);
  return useView(view) ?? none;
}
