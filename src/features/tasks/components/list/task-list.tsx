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
import { loadTaskParts } from "./row-popups/load-task-parts";
import { useRowSelection } from "../select/use-row-selection";
import { groupingOf, layoutOf, usualGroupingOf } from "../../list/arrangement/arrangement";
import { TaskGroups } from "./task-groups";
import { TaskListSkeleton } from "./task-list-skeleton";
import { useTasks } from "../../store/tasks-provider";
import { useExitAnimation } from "./use-exit-animation";

const SelectBar = lazyPart(async () => (await loadTaskParts()).SelectBar);
const EmptyList = lazyPart(async () => (await import("./empty-list")).EmptyList);
const ArrangedTasks = lazyPart(async () => (await import("../groups/arranged-tasks")).ArrangedTasks);
const WeekStrip = lazyPart(async () => (await import("../calendar/week-strip")).WeekStrip);
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
  const isSelecting = useRowSelection(rows);
  if (failure !== undefined) {
    // Part of the page from the start, because without a connection it could not be loaded.
    return (
      <ErrorState title="The list could not be loaded" onRetry={failure.retry} retrying={failure.isRetrying}>
        {failure.text}
      </ErrorState>
    );
  }
  if (tasks === undefined) return <TaskListSkeleton />;
  const layout = layoutOf(view, filter);
  if (rows.length === 0 && !hasSections && layout === "list") {
    return (
      <Suspense>
        <EmptyList view={view} filter={filter} />
      </Suspense>
    );
  }
  const listed = { rows, view, filter, sort: input.sort, openTaskId, hasMore: more !== undefined };
  return (
    <>
      <div aria-busy={isOther} className={joinClasses("@container", isOther && "opacity-60 transition-opacity")}>
        {view.name === "upcoming" && layout === "list" && (
          <Suspense fallback={<div className="h-28" />}>
            <WeekStrip tasks={tasks} hasMore={more !== undefined} />
          </Suspense>
        )}
        {layout === "list" && isUsual ? (
          <TaskGroups {...listed} />
        ) : (
          <Suspense fallback={<TaskListSkeleton />}>
            <ArrangedTasks {...listed} layout={layout} grouping={grouping} />
          </Suspense>
        )}
        {more && (
          <Suspense>
            <LoadMore {...more} isAutomatic={layout === "list"} />
          </Suspense>
        )}
      </div>
      {/* Outside the container, in which it would be fixed. */}
      {isSelecting && (
        <Suspense>
          <SelectBar isTrash={view.name === "trash"} />
        </Suspense>
      )}
    </>
  );
}

const none: readonly Task[] = [];
const noSections: readonly unknown[] = [];
