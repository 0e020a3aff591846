import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useClock } from "~/client/clock";
import { failureText } from "~/client/query-client";
import { useCopyStatus, useView } from "~/client/sync/copy-context";
import { useAnswer } from "~/client/sync/use-answer";
import { useArchivedProjects } from "~/features/projects/store/use-projects";
import { limits } from "../../constants";
import { taskQueries } from "../query-options";
import type { TaskListInput } from "../../list/views";
import type { Task } from "../task";
import type { TagCount, TaskCounts } from "../lists/task-counts";
import { useTasks } from "../tasks-provider";
import { createCountsOnTop, createTagsOnTop } from "./counts-on-top";
import { useListMoment } from "../lists/use-list-moment";
import { createPagedList, tasksOf } from "./paged-list";
import { createTagCounts, createTaskCounts, createTaskList, holdsList } from "./task-views";

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

/** Returns the tasks of a list: all of them from the copy, or until there is a copy the loaded pages with what was changed here. */
export function useListedTasks(input: TaskListInput): ListedTasks {
  const { copy } = useTasks();
  const archived = useArchivedProjects();
  const now = useListMoment(input);
  const isCopied = holdsList(useCopyStatus(), input);
  const list = useInfiniteQuery({
    ...taskQueries.pages(input),
    enabled: !isCopied,
    // The list stays while one with other filters loads. Another view has a component of its own.
    placeholderData: keepPreviousData,
  });
  const { isPlaceholderData } = list;
  const pages = isCopied ? undefined : list.data?.pages;
  const view = useMemo(() => {
    if (isCopied) return createTaskList(copy.store, input, now, archived);
    return pages && !isPlaceholderData ? createPagedList(copy.store, { pages, input, now, archived }) : undefined;
  }, [copy, input, archived, isCopied, pages, isPlaceholderData, now]);
  const shown = useView(view);
  useEffect(() => {
    if (pages !== undefined) copy.store.merge(tasksOf(pages));
  }, [copy, pages]);
  const previous = useMemo(() => (view === undefined && pages ? tasksOf(pages) : undefined), [view, pages]);
  const tasks = shown ?? previous;
  if (isCopied) return { tasks, isOther: false, failure: undefined, more: undefined };
  const isFailed = list.isLoadingError || (list.isError && pages === undefined);
  return {
    tasks,
    isOther: isPlaceholderData,
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
  const archived = useArchivedProjects();
  const clock = useClock();
  const isCopied = useCopyStatus() === "whole";
  const asked = useQuery({
    ...taskQueries.counts(clock.timeZone),
    enabled: !isCopied,
    placeholderData: (previous) => previous,
  });
  const answer = useAnswer(asked, !isCopied);
  const view = useMemo(() => {
    if (isCopied) return createTaskCounts(copy.store, clock, archived);
    return answer && createCountsOnTop(copy.store, answer.data, clock, archived);
  }, [copy, clock, archived, isCopied, answer]);
  return useView(view);
}

const noTags: TagCount[] = [];

/** Returns the tags in use, in alphabetical order. */
export function useTaskTags(): TagCount[] {
  const { copy } = useTasks();
  const archived = useArchivedProjects();
  const isCopied = useCopyStatus() === "whole";
  const answer = useAnswer(useQuery({ ...taskQueries.tags(), enabled: !isCopied }), !isCopied);
  const view = useMemo(() => {
    if (isCopied) return createTagCounts(copy.store, archived);
    return answer && createTagsOnTop(copy.store, answer.data, archived);
  }, [copy, archived, isCopied, answer]);
  return useView(view) ?? noTags;
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
  const { copy } = useTasks();
  const isCopied = useCopyStatus() !== "missing";
  const find = () => copy.store.find(id);
  const found = useSyncExternalStore(copy.store.subscribe, find, () => undefined);
  const isHere = found !== undefined && (isCopied || copy.store.touched().has(id));
  const asked = useQuery({ ...taskQueries.byId(id), enabled: !isHere, placeholderData: find });
  const { data, error, isFetching, isPlaceholderData } = asked;
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) copy.store.merge([data]);
  }, [copy, data, isPlaceholderData]);
  const isNewest = found !== undefined && found.version >= (data?.version ?? Infinity);
  return { task: isHere || isNewest ? found : data, error, isFetching, retry: () => void asked.refetch() };
}
