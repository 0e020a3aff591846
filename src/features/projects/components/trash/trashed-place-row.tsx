"use client";

import Undo2 from "lucide-react/icons/undo-2";
import { Suspense, useState } from "react";
import { useClock } from "~/client/clock";
import { useSectionActions } from "~/features/sections/store/use-section-actions";
import { daysLeft } from "~/shared/rows/days-left";
import { Button } from "~/ui/button";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { useProjectActions } from "../../store/use-project-actions";
import { useProject } from "../../store/use-projects";
import { usePurgePlace } from "../../store/use-purge-place";
import type { TrashedPlace } from "../../store/use-trashed-places";
import { ProjectDot } from "../project-dot";

const PurgeDialog = lazyPart(async () => (await import("~/features/tasks/components/trash/purge-dialog")).PurgeDialog);

/** Shows a deleted project or section, which can be restored with its tasks or deleted permanently. */
export function TrashedPlaceRow({ place }: { place: TrashedPlace }) {
  const { row, kind } = place;
  const { now } = useClock();
  const projects = useProjectActions();
  const sections = useSectionActions();
  const { project } = useProject(place.kind === "section" ? place.row.projectId : undefined);
  const purge = usePurgePlace();
  const [isAsking, setAsking] = useState(false);
  const { name, deletedAt } = row;
  const restore = () => (place.kind === "project" ? projects.restore(place.row) : sections.restore(place.row));
  return (
    <div className="flex min-h-11 items-center gap-2 px-2">
      <span className="flex size-5 shrink-0 items-center justify-center">
        {place.kind === "project" ? <ProjectDot color={place.row.color} /> : project && <ProjectDot {...project} />}
      </span>
      <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 py-1.5">
        <bdi className="max-w-full truncate text-muted">{name}</bdi>
        <span className="text-xs text-muted" suppressHydrationWarning>
          {kind === "project" ? "Project" : project === undefined ? "Section" : `Section of ${project.name}`}
          {deletedAt !== null && ` · ${daysLeft(deletedAt, now)}`}
        </span>
      </p>
      <Button
        size="sm"
        variant="quiet"
        className="-mr-1 px-2! print:hidden"
        icon={<Undo2 aria-hidden className="size-4" />}
        aria-label={`Restore ${name}`}
        onClick={restore}
      >
        <span className="@max-xl:sr-only">Restore</span>
      </Button>
      <button
        type="button"
        aria-label={`Delete ${name} permanently`}
        data-tooltip="Delete permanently"
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
        className={joinClasses(iconButtonClass("sm"), "-mr-1 glyph-trash print:hidden")}
      />
      {isAsking && (
        <Suspense>
          <PurgeDialog
            title="Delete permanently?"
            confirm="Delete"
            onConfirm={async () => purge(place)}
            onClose={() => setAsking(false)}
          >
            “<bdi>{name}</bdi>” and all tasks in it cannot be restored.
          </PurgeDialog>
        </Suspense>
      )}
    </div>
  );
}
