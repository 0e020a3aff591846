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

/** Returns the state of the copy in this browser; on the server there is none. */
function useCopyStatus() {
  const { copy } = useTasks();
  return useSyncExternalStore(copy.status.subscribe, copy.status.read, () => "missing" as const);
}

const nothing: View<undefined> = { subscribe: () => () => undefined, read: () => undefined };

/** Returns the value of a view of the copy; `undefined` where there is none. */
function useView<Value>(view: View<Value> | undefined): Value | undefined {
  const { subscribe, read }: View<Value | undefined> = view ?? nothing;
  return useSyncExternalStore(subscribe, read, read);
}

/** A list of tasks as far as it is known here. */
export interface ListedTasks {
  /** `undefined` while nothing is known. */
  tasks: readonly Task[] | undefined;
  /** Whether `tasks` are those of another list, which stay until this one is there. */
  isOther: boolean;
  failure: { text: string; isRetrying: boolean; retry: () => void } | undefined;
  /** What follows, where the server has more. */
  more: { isLoading: boolean; failure: string | undefined; load: () => void } | undefined;
}

/** Returns the tasks of a list: all of them from the copy, and until that is there as far as the server was asked for them. */
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
    // While other filters are on their way the list stays; another view gets another component.
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

/** Returns how many tasks each list holds; `undefined` while that is not known. */
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

/** Returns a task of the copy as it is now. */
function useCopiedTask(id: string): Task | undefined {
  const { copy } = useTasks();
  const isCopied = useCopyStatus() !== "missing";
  const find = () => (isCopied ? copy.store.find(id) : undefined);
  return useSyncExternalStore(copy.store.subscribe, find, () => undefined);
}

/** Returns a task that the server no longer finds, if it lies in the trash: for a browser whose copy is not there yet. */
export function useTrashedTask(id: string, { enabled }: { enabled: boolean }) {
  const { data, isPending } = useQuery({
    ...taskQueries.list({ trash: true, sort: "deleted_at", order: "desc", limit: limits.page }),
    enabled,
  });
  return { task: data?.items.find((task) => task.id === id), isPending };
}

/** Returns a task, and why it cannot be had. */
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
