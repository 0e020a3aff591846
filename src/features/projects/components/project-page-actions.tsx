"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { loadListParts } from "~/features/tasks/components/filters/load-list-parts";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { usePopup } from "~/ui/overlays/use-popup";
import type { Project } from "../store/project";
import { useProjectActions } from "../store/use-project-actions";

const loadMenu = async () => (await loadListParts()).ProjectMenuPopup;

/** Shows the menu of a project above its list, and says so if it is archived. */
export function ProjectPageActions({ project }: { project: Project }) {
  const { unarchive } = useProjectActions();
  const { trigger, Popup, popupProps } = usePopup("menu", loadMenu);
  return (
    <>
      <IconButton label="Project actions" className="print:hidden" {...trigger}>
        <Ellipsis aria-hidden />
      </IconButton>
      {Popup && <Popup project={project} {...popupProps} />}
      {project.archivedAt !== null && (
        <p className="flex basis-full flex-wrap items-center justify-between gap-x-3 text-sm text-muted">
          This project is archived. Its open tasks are in no other list.
          <Button size="sm" onClick={() => unarchive(project)}>
            Unarchive
          </Button>
        </p>
      )}
    </>
  );
}
