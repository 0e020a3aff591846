"use client";

import { Suspense, useEffect, useMemo } from "react";
import { useProject } from "~/features/projects/store/use-projects";
import { SectionsHere } from "~/features/sections/store/sections-here";
import { isOfThisVersion } from "~/features/views/store/known-filter";
import { useFollowedView } from "~/features/views/store/use-followed-view";
import { useSavedView } from "~/features/views/store/use-saved-views";
import { announce } from "~/ui/feedback/announce";
import { lazyPart } from "~/ui/page/lazy-part";
import { layoutOf } from "../../list/arrangement/arrangement";
import { tagOf, titleOf } from "../../list/labels/list-title";
import { listInputOf } from "../../list/views";
import { AddTask } from "../add/add-task";
import { useClock } from "~/client/clock";
import { hasExamples } from "../first-run/example-ids";
import { ExamplesGate } from "../first-run/examples-gate";
import { IgnoredFilters } from "../filters/ignored-filters";
import { ListToolbar } from "../filters/list-toolbar";
import { TaskList } from "./task-list";
import { RefusedGate } from "../refused/refused-gate";
import { TaskPanelGate } from "../panel/task-panel-gate";
import { useFollowedTags } from "../tags/use-followed-tags";
import { useTasks } from "../../store/tasks-provider";
import { useListAddress } from "./use-list-address";
import { useShortcuts } from "../shortcuts/use-shortcuts";
import { ViewHeader } from "./view-header";

const MissingProject = lazyPart(
  async () => (await import("~/features/projects/components/missing-project")).MissingProject,
);

const MissingView = lazyPart(async () => (await import("~/features/views/components/missing-view")).MissingView);

const TrashedPlaces = lazyPart(
  async () => (await import("~/features/projects/components/trash/trashed-places")).TrashedPlaces,
);
const AddSection = lazyPart(async () => (await import("~/features/sections/components/add-section")).AddSection);

/** Shows the list in the address, and the open task beside it. */
export function TaskView() {
  const { view, filter, ignored, openTaskId } = useListAddress();
  const clock = useClock();
  const { today, timeZone } = clock;
  // eslint-disable-next-line react/exhaustive-deps -- the minute changes often, the list only with the day
  const input = useMemo(() => listInputOf(view, filter, clock), [view, filter, today, timeZone]);
  useShortcuts();
  const projectId = view.name === "project" ? view.project : undefined;
  const { project, isMissing: isProjectMissing } = useProject(projectId);
  const { saved, isMissing: isViewMissing } = useSavedView(view.saved);
  useFollowedView(saved);
  useFollowedTags(useTasks().viewer.userId);
  const isMissing = isViewMissing || (view.saved === undefined && isProjectMissing);
  const title = titleOf(view, filter, view.saved === undefined ? project?.name : (saved?.name ?? "View"));
  useTitle(title);
  const layout = layoutOf(view, filter);
  const canAdd = view.name !== "completed" && view.name !== "trash" && !isMissing && project?.archivedAt == null;
  return (
    <>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 flex-1 px-4 pt-4 pb-[calc(var(--bottom-bar,0px)+6rem)] md:px-8 md:pt-8 md:pb-24"
      >
        <div className={layout === "list" ? "mx-auto max-w-[47.5rem]" : "[&>form]:max-w-[47.5rem]"}>
          <SectionsHere projectId={projectId}>
            {isViewMissing ? (
              <Suspense>
                <MissingView />
              </Suspense>
            ) : isMissing && projectId !== undefined ? (
              <Suspense>
                <MissingProject key={projectId} id={projectId} />
              </Suspense>
            ) : (
              <ViewHeader
                view={view}
                title={title}
                project={view.saved === undefined ? project : undefined}
                tag={tagOf(view, filter)}
              >
                <ListToolbar view={view} filter={filter} />
              </ViewHeader>
            )}
            {saved !== undefined && !isOfThisVersion(saved) && <NewerView />}
            {ignored.length > 0 && (saved === undefined || isOfThisVersion(saved)) && (
              <IgnoredFilters filter={filter} ignored={ignored} />
            )}
            {/* Above the field: what it opens would cover the way out. */}
            <RefusedGate openTaskId={openTaskId} />
            {canAdd && <AddTask key={view.path} view={view} filter={filter} input={input} />}
            {hasExamples(view) && <ExamplesGate />}
            {view.name === "trash" && (
              <Suspense>
                <TrashedPlaces />
              </Suspense>
            )}
            {!isMissing && (
              <TaskList key={`list ${view.path}`} view={view} filter={filter} input={input} openTaskId={openTaskId} />
            )}
            {canAdd && view.saved === undefined && projectId !== undefined && layout === "list" && (
              <Suspense>
                <AddSection key={`sections ${projectId}`} projectId={projectId} />
              </Suspense>
            )}
          </SectionsHere>
        </div>
      </main>
      {openTaskId !== undefined && <TaskPanelGate id={openTaskId} />}
    </>
  );
}

/** Sets the title when the list changes; the server sets the first one. */
function useTitle(title: string): void {
  useEffect(() => {
    const full = `${title} · Keel`;
    if (document.title === full) return;
    document.title = full;
    announce(title);
  }, [title]);
}

/** Says that a newer version has saved the view. What this one does not know stays in the address and in the view. */
function NewerView() {
  return (
    <p className="mb-2 rounded-md bg-sunken px-3 py-1 text-sm text-muted print:hidden">
      A newer version of Keel saved this view. A part that this version does not know is kept, but not applied.
    </p>
  );
}
