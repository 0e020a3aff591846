"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useMemo } from "react";
import { failureText } from "~/client/query-client";
import { ErrorState } from "~/ui/feedback/error-state";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import type { ChosenFilter } from "../../list/filter-params";
import { tasksOf } from "../../store/list-pages";
import { taskQueries } from "../../store/query-options";
import type { TaskListInput, View } from "../../list/views";
import { TaskGroups } from "./task-groups";
import { TaskListSkeleton } from "./task-list-skeleton";
import { useTasks } from "../../store/tasks-provider";
import { useExitAnimation } from "./use-exit-animation";

const EmptyList = lazyPart(async () => (await import("./empty-list")).EmptyList);
const LoadMore = lazyPart(async () => (await import("./load-more")).LoadMore);

interface TaskListProps {
  view: View;
  filter: ChosenFilter;
  input: TaskListInput;
  openTaskId: string | undefined;
}

/** Shows the loaded tasks of one list. */
export function TaskList({ view, filter, input, openTaskId }: TaskListProps) {
  const { cache } = useTasks();
  useEffect(() => cache.watch(input), [cache, input]);
  const list = useInfiniteQuery({
    ...taskQueries.pages(input),
    // While the tasks of another filter load, the list stays; another view is another component.
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages;
  const tasks = useMemo(() => tasksOf(pages ?? []), [pages]);
  const rows = useExitAnimation(tasks, list.isPlaceholderData ? undefined : JSON.stringify(input), cache.find);
  if (list.isLoadingError || (list.isError && pages === undefined)) {
    // Part of the page from the start, because without a connection it could not be loaded.
    return (
      <ErrorState title="The list could not be loaded" onRetry={() => void list.refetch()} retrying={list.isFetching}>
        {failureText(list.error)}
      </ErrorState>
    );
  }
  if (pages === undefined) return <TaskListSkeleton />;
  if (rows.length === 0) {
    return (
      <Suspense>
        <EmptyList view={view} filter={filter} />
      </Suspense>
    );
  }
  return (
    <div
      aria-busy={list.isPlaceholderData}
      className={joinClasses("transition-opacity", list.isPlaceholderData && "opacity-60")}
    >
      <TaskGroups
        rows={rows}
        view={view}
        filter={filter}
        sort={input.sort}
        openTaskId={openTaskId}
        hasMore={list.hasNextPage}
      />
      {list.hasNextPage && (
        <Suspense>
          <LoadMore
            isLoading={list.isFetching}
            failure={list.isFetchNextPageError ? failureText(list.error) : undefined}
            onMore={() => void list.fetchNextPage({ cancelRefetch: false })}
          />
        </Suspense>
      )}
    </div>
  );
}
