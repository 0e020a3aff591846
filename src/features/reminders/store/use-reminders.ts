import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useCopy, useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { createListedRows } from "~/client/sync/kinds/listed-rows";
import type { Task } from "~/features/tasks/store/task";
import { reminderQueries } from "./query-options";
import type { Reminder } from "./reminder";

const none: readonly Reminder[] = [];

/** The latest before the task is due first, then those at moments of their own. */
const inOrder = (one: Reminder, other: Reminder) =>
  (one.at ?? "").localeCompare(other.at ?? "") ||
  (one.minutesBefore ?? 0) - (other.minutesBefore ?? 0) ||
  one.id.localeCompare(other.id);

/** Returns the reminders of a task, which are those of its series if it repeats. */
export function useReminders({ id, seriesId }: Pick<Task, "id" | "seriesId">): readonly Reminder[] {
  const { store } = useCopy().kinds.reminders;
  const isCopied = useCopyStatus() !== "missing";
  const { data, refetch } = useQuery({ ...reminderQueries.ofTask(id), enabled: !isCopied });
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  useEffect(() => {
    if (data !== undefined && !isCopied) store.merge(data.items);
  }, [store, data, isCopied]);
  const view = useMemo(() => {
    const belongs = ({ taskId, deletedAt }: Reminder) => taskId === (seriesId ?? id) && deletedAt === null;
    const listed = isCopied ? undefined : (data?.items ?? none);
    return createListedRows(store, { belongs, compare: inOrder }, listed);
  }, [store, id, seriesId, isCopied, data]);
  return useView(view) ?? none;
}
