"use client";

import { useClock } from "~/client/clock";
import { useSectionActions } from "~/features/sections/store/use-section-actions";
import { TrashActions } from "~/features/tasks/components/trash/trash-actions";
import { daysLeft } from "~/shared/rows/days-left";
import { useProjectActions } from "../../store/use-project-actions";
import { useProject } from "../../store/use-projects";
import { usePurgePlace } from "../../store/use-purge-place";
import type { TrashedPlace } from "../../store/use-trashed-places";
import { ColorDot } from "~/ui/color-dot";

/** Shows a deleted project or section, which can be restored with its tasks or deleted permanently. */
export function TrashedPlaceRow({ place }: { place: TrashedPlace }) {
  const { row, kind } = place;
  const { now } = useClock();
  const projects = useProjectActions();
  const sections = useSectionActions();
  const { project } = useProject(place.kind === "section" ? place.row.projectId : undefined);
  const purge = usePurgePlace();
  const { name, deletedAt } = row;
  const restore = () => (place.kind === "project" ? projects.restore(place.row) : sections.restore(place.row));
  return (
    <div className="flex min-h-11 items-center gap-2 px-2">
      <span className="flex size-5 shrink-0 items-center justify-center">
        {place.kind === "project" ? <ColorDot color={place.row.color} /> : project && <ColorDot {...project} />}
      </span>
      <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 py-1.5">
        <bdi className="max-w-full truncate text-muted">{name}</bdi>
        <span className="text-xs text-muted" suppressHydrationWarning>
          {kind === "project" ? "Project" : project === undefined ? "Section" : `Section of ${project.name}`}
          {deletedAt !== null && ` · ${daysLeft(deletedAt, now)}`}
        </span>
      </p>
      <TrashActions name={name} onRestore={restore} onPurge={async () => purge(place)}>
        “<bdi>{name}</bdi>” and all tasks in it cannot be restored.
      </TrashActions>
    </div>
  );
}
