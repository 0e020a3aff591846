import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useClock } from "~/client/clock";
import { failureText } from "~/client/query-client";
import type { View } from "~/client/sync/view";
import { limits } from "../../constants";
import { taskQueries } from "../query-options";
import type { TaskListInput } from "../../list/views";
import { tasksOf } from "../list-pages";
import type { Task } from "../task";
import type { TagCount, TaskCounts } from "../task-counts";
import { useTasks } from "../tasks-provider";
import { createTagCounts, createTaskCounts, createTaskList, holdsList } from "./task-views";

/** Returns the status of the copy in this browser. The server has none. */
function useCopyStatus() {
  const { copy } = useTasks();
  return useSyncExternalStore(copy.status.subscribe, copy.status.read, () => "missing" as const);
}

const nothing: View<undefined> = { subscribe: () => () => undefined, read: () => undefined };

/** Returns the value of a view of the copy, or `undefined` if there is none. */
function useView<Value>(view: View<Value> | undefined): Value | undefined {
  const { subscribe, read }: View<Value | undefined> = view ?? nothing;
  return useSyncExternalStore(subscribe, read, read);
}

/** A list of tasks as far as it is loaded. */
export interface ListedTasks {
  /** The tasks, or `undefined` while none are loaded. */
  tasks: readonly Task[] | undefined;
  /** Whether `tasks` belong to the previous list, which is shown until this one is loaded. */
  isOther: boolean;
  failure: { text: string; isRetrying: boolean; retry: () => void } | undefined;
  /** Loads the next page, if the server has more. */
  more: { isLoading: boolean; failure: string | undefined; load: () => void } | undefined;
}

/** Returns the tasks of a list: all of them from the copy, or the loaded pages until there is a copy. */
export function useListedTasks(input: TaskListInput): ListedTasks {
  const { cache, copy } = useTasks();
  const { now, today } = useClock();
  const isCopied = holdsList(useCopyStatus(), input);
  const moment = input.due === "overdue" ? now : today;
  const view = useMemo(
    () => (isCopied ? createTaskList(copy.store, input, now) : undefined),
    // eslint-disable-next-line react/exhaustive-deps -- the minute changes often, the list of a day only with the day
    [copy, input, isCopied, moment],
  );
  const copied = useView(view);
  const list = useInfiniteQuery({
    ...taskQueries.pages(input),
    enabled: !isCopied,
    // The list stays while one with other filters loads. Another view has a component of its own.
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages;
  useEffect(() => {
    if (isCopied) return;
    cache.watch(input);
    cache.adopt(input);
  }, [cache, input, pages, isCopied]);
  const tasks = useMemo(() => pages && tasksOf(pages), [pages]);
  if (copied !== undefined) return { tasks: copied, isOther: false, failure: undefined, more: undefined };
  const isFailed = list.isLoadingError || (list.isError && pages === undefined);
  return {
    tasks,
    isOther: list.isPlaceholderData,
    failure: isFailed
      ? { text: failureText(list.error), isRetrying: list.isFetching, retry: () => void list.refetch() }
      : undefined,
    more: list.hasNextPage
      ? {
          isLoading: list.isFetching,
          failure: list.isFetchNextPageError ? failureText(list.error) : undefined,
          load: () => void list.fetchNextPage({ cancelRefetch: false }),
        }
      : undefined,
  };
}

/** Returns how many tasks each list holds, or `undefined` while that is unknown. */
export function useTaskCounts(): TaskCounts | undefined {
  const { copy } = useTasks();
  const clock = useClock();
  const isCopied = useCopyStatus() === "whole";
  const view = useMemo(() => (isCopied ? createTaskCounts(copy.store, clock) : undefined), [copy, clock, isCopied]);
  const copied = useView(view);
  const { data } = useQuery({
    ...taskQueries.counts(clock.timeZone),
    enabled: !isCopied,
    placeholderData: (previous) => previous,
  });
  return copied ?? data;
}

const noTags: TagCount[] = [];

/** Returns the tags in use, in alphabetical order. */
export function useTaskTags(): TagCount[] {
  const { copy } = useTasks();
  const isCopied = useCopyStatus() === "whole";
  const view = useMemo(() => (isCopied ? createTagCounts(copy.store) : undefined), [copy, isCopied]);
  const copied = useView(view);
  const { data } = useQuery({ ...taskQueries.tags(), enabled: !isCopied });
  return copied ?? data ?? noTags;
}

/** Returns the current state of a task in the copy. */
function useCopiedTask(id: string): Task | undefined {
  const { copy } = useTasks();
  const isCopied = useCopyStatus() !== "missing";
  const find = () => (isCopied ? copy.store.find(id) : undefined);
  return useSyncExternalStore(copy.store.subscribe, find, () => undefined);
}

/** Returns a task that is in the trash, for a browser without a copy. */
export function useTrashedTask(id: string, { enabled }: { enabled: boolean }) {
  const { data, isPending } = useQuery({
    ...taskQueries.list({ trash: true, sort: "deleted_at", order: "desc", limit: limits.page }),
    enabled,
  });
  return { task: data?.items.find((task) => task.id === id), isPending };
}

/** Returns a task, or the reason why it is missing. */
export function useTask(id: string) {
  const { cache } = useTasks();
  const copied = useCopiedTask(id);
  const asked = useQuery({
    ...taskQueries.byId(id),
    enabled: copied === undefined,
    placeholderData: () => cache.find(id),
  });
  const { error, isFetching } = asked;
  return { task: copied ?? asked.data, error, isFetching, retry: () => void asked.refetch() };
}
