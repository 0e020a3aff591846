"use client";

import { Suspense } from "react";
import { useSectionsHere } from "~/features/sections/store/sections-here";
import { ErrorState } from "~/ui/feedback/error-state";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { isNarrowed } from "../../list/filters/filters";
import type { ChosenFilter } from "../../list/filter-params";
import { useListedTasks } from "../../store/copy/use-copied";
import type { TaskListInput, View } from "../../list/views";
import type { Task } from "../../store/task";
import { groupingOf, usualGroupingOf } from "../../list/arrangement/arrangement";
import { TaskGroups } from "./task-groups";
import { TaskListSkeleton } from "./task-list-skeleton";
import { useTasks } from "../../store/tasks-provider";
import { useExitAnimation } from "./use-exit-animation";

const EmptyList = lazyPart(async () => (await import("./empty-list")).EmptyList);
const RegroupedTasks = lazyPart(async () => (await import("../groups/regrouped-tasks")).RegroupedTasks);
const LoadMore = lazyPart(async () => (await import("./load-more")).LoadMore);

interface TaskListProps {
  view: View;
  filter: ChosenFilter;
  input: TaskListInput;
  openTaskId: string | undefined;
}

/** Shows the tasks of one list. */
export function TaskList({ view, filter, input, openTaskId }: TaskListProps) {
  const { copy } = useTasks();
  const { tasks, isOther, failure, more } = useListedTasks(input);
  const grouping = groupingOf(view, filter);
  const isUsual = grouping === usualGroupingOf(view, filter);
  const sections = useSectionsHere() ?? noSections;
  const hasSections = isUsual && sections.length > 0 && !isNarrowed(filter);
  const rows = useExitAnimation(tasks ?? none, isOther ? undefined : JSON.stringify(input), copy.store.findWaiting);
  if (failure !== undefined) {
    // Part of the page from the start, because without a connection it could not be loaded.
    return (
      <ErrorState title="The list could not be loaded" onRetry={failure.retry} retrying={failure.isRetrying}>
        {failure.text}
      </ErrorState>
    );
  }
  if (tasks === undefined) return <TaskListSkeleton />;
  if (rows.length === 0 && !hasSections) {
    return (
      <Suspense>
        <EmptyList view={view} filter={filter} />
      </Suspense>
    );
  }
  const listed = { rows, view, filter, sort: input.sort, openTaskId, hasMore: more !== undefined };
  return (
    <div aria-busy={isOther} className={joinClasses("@container", isOther && "opacity-60 transition-opacity")}>
      {isUsual ? (
        <TaskGroups {...listed} />
      ) : (
        <Suspense fallback={<TaskListSkeleton />}>
          <RegroupedTasks {...listed} grouping={grouping} />
        </Suspense>
      )}
      {more && (
        <Suspense>
          <LoadMore isLoading={more.isLoading} failure={more.failure} onMore={more.load} />
        </Suspense>
      )}
    </div>
  );
}

const none: readonly Task[] = [];
const noSections: readonly unknown[] = [];
