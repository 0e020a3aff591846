"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { ApiProvider } from "~/client/api-provider";
import type { Viewer } from "~/client/viewer/viewer";
import { ArrangementsProvider } from "~/features/tasks/components/filters/arrangements-provider";
import { TaskView } from "~/features/tasks/components/list/task-view";
import { FoldsProvider } from "~/features/projects/store/folds-provider";
import { TagColorsProvider } from "~/features/tags/store/tag-colors-provider";
import { SavedViewsProvider } from "~/features/views/store/saved-views-provider";
import { ProjectsProvider } from "~/features/projects/store/projects-provider";
import type { ChosenArrangements } from "~/features/tasks/list/arrangement/chosen-arrangements";
import { TasksProvider } from "~/features/tasks/store/tasks-provider";
import { ClockProvider, type ClockProviderProps } from "./clock-provider";
import type { PageEntry } from "./palette/page-entries";
import type { SidebarLink } from "./sidebar-links";
import { TaskFrame } from "./task-frame";

// One entry for the layout, the lists and the shell: with more, the bundler makes files of their own for each, and for what each loads later.

const LateTasks = lazy(async () => ({ default: (await import("../../shell/kept-tasks")).KeptTasks }));

interface TaskRoomProps {
  viewer: Viewer;
  dates: Pick<ClockProviderProps, "now" | "usual" | "kept">;
  arrangements: ChosenArrangements;
  isAdmin?: boolean;
  isCollapsed: boolean;
  /** What the user has folded. */
  folds: readonly string[];
  links: readonly SidebarLink[];
  /** The settings, which the palette offers. */
  pages: readonly PageEntry[];
  /** Answers of the server. */
  state?: DehydratedState;
  /** Whether the page shows what this device has kept, because the server cannot be reached. */
  showsKept?: boolean;
  children: ReactNode;
}

/** Shows a list in the frame of the task pages, with all that lists share. */
export function TaskRoom({
  viewer,
  dates,
  arrangements,
  isAdmin = false,
  isCollapsed,
  folds,
  links,
  pages,
  state,
  showsKept = false,
  children,
}: TaskRoomProps) {
  const { userId, name, email } = viewer;
  return (
    <ApiProvider>
      <HydrationBoundary state={state}>
        <ClockProvider userId={userId} {...dates}>
          <ArrangementsProvider initial={arrangements}>
            <TasksProvider viewer={viewer} showsKept={showsKept}>
              <ProjectsProvider>
                <SavedViewsProvider>
                  <TagColorsProvider>
                    <FoldsProvider initial={folds}>
                      <TaskFrame
                        name={name}
                        email={email}
                        isAdmin={isAdmin}
                        isCollapsed={isCollapsed}
                        links={links}
                        pages={pages}
                      >
                        {children}
                      </TaskFrame>
                    </FoldsProvider>
                  </TagColorsProvider>
                </SavedViewsProvider>
              </ProjectsProvider>
            </TasksProvider>
          </ArrangementsProvider>
        </ClockProvider>
      </HydrationBoundary>
    </ApiProvider>
  );
}

/** Shows the list in the address, with the server's answers to what it asks first. */
export function ListedTasks({ state }: { state?: DehydratedState }) {
  return (
    <HydrationBoundary state={state}>
      <TaskView />
    </HydrationBoundary>
  );
}

/** Shows the tasks that this device has kept, in the shell. */
export function KeptTasks(props: Pick<TaskRoomProps, "links" | "pages">) {
  return (
    <Suspense>
      <LateTasks {...props} />
    </Suspense>
  );
}
