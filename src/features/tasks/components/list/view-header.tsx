"use client";

import { type ReactNode, Suspense } from "react";
import { weekdayAndDate } from "~/shared/due-labels";
import type { View } from "../../list/views";
import { ColorDot } from "~/ui/color-dot";
import { TagDot } from "~/features/tags/components/tag-dot";
import type { Project } from "~/features/projects/store/project";
import { useClock } from "~/client/clock";
import { lazyPart } from "~/ui/page/lazy-part";

const EmptyTrash = lazyPart(async () => (await import("../trash/empty-trash")).EmptyTrash);

const ProjectTitle = lazyPart(async () => (await import("~/features/projects/components/project-title")).ProjectTitle);
const ProjectActions = lazyPart(
  async () => (await import("~/features/projects/components/project-page-actions")).ProjectPageActions,
);

const TagActions = lazyPart(async () => (await import("../tags/tag-page-actions")).TagPageActions);

const titleClass = "max-w-full truncate text-2xl font-semibold tracking-tight";

interface ViewHeaderProps {
  view: View;
  title: string;
  /** The project that the list is of. */
  project: Project | undefined;
  /** The tag that the list is of. */
  tag: string | undefined;
  /** The toolbar beside the title. */
  children: ReactNode;
}

/** Shows the name of a project until it can be edited, in the same place. */
function PlainTitle({ project }: { project: Project }) {
  return (
    <h1 className="flex min-w-0 items-start gap-2 text-2xl font-semibold tracking-tight">
      <ColorDot color={project.color} className="mt-[calc((1lh-0.75rem)/2)] size-3!" />
      <bdi className="line-clamp-2 min-w-0 wrap-anywhere">{project.name}</bdi>
    </h1>
  );
}

/** Shows the name of a list, with one line of explanation if it needs one. */
export function ViewHeader({ view, title, project, tag, children }: ViewHeaderProps) {
  const clock = useClock();
  return (
    <header className="relative mb-2 flex flex-wrap items-center gap-x-1 pl-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        {project === undefined ? (
          <h1 className={titleClass}>
            {tag !== undefined && <TagDot tag={tag} className="mr-2.5 mb-0.5 inline-block size-3!" />}
            <bdi>{title}</bdi>
          </h1>
        ) : (
          <Suspense fallback={<PlainTitle project={project} />}>
            <ProjectTitle key={project.id} project={project} />
          </Suspense>
        )}
        {view.name === "today" && (
          <p className="text-sm whitespace-nowrap text-muted" suppressHydrationWarning>
            {weekdayAndDate(clock.today, clock)}
          </p>
        )}
      </div>
      {children}
      {project !== undefined && (
        <Suspense>
          <ProjectActions project={project} />
        </Suspense>
      )}
      {tag !== undefined && (
        <Suspense>
          <TagActions tag={tag} />
        </Suspense>
      )}
      {view.name === "trash" && (
        <p className="flex basis-full flex-wrap items-center justify-between gap-x-3 text-sm text-muted">
          What you delete is kept here for 30 days, then deleted permanently.
          <Suspense>
            <EmptyTrash />
          </Suspense>
        </p>
      )}
    </header>
  );
}
