"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { useMemo } from "react";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import type { Project } from "../store/project";
import { useProjectActions } from "../store/use-project-actions";
import { useProjectMenu } from "./sidebar/use-project-menu";

/** Shows the menu of a project above its list, and says so if it is archived. */
export function ProjectPageActions({ project }: { project: Project }) {
  const { unarchive } = useProjectActions();
  const shown = useMemo(() => [project], [project]);
  const { menu, openFor, onMenu } = useProjectMenu(shown);
  return (
    <>
      <IconButton
        label="Project actions"
        aria-haspopup="menu"
        aria-expanded={openFor !== undefined}
        onClick={({ currentTarget, detail }) => onMenu(project.id, { button: currentTarget, byKey: detail === 0 })}
        className="print:hidden"
      >
        <Ellipsis aria-hidden />
      </IconButton>
      {menu}
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
