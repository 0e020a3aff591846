import { memo } from "react";
import { MenuLink } from "~/features/tasks/components/sidebar/menu-link";
import { pathOfProject } from "~/shared/rows/project-path";
import type { OpenFor } from "~/ui/overlays/use-popup";
import type { Project } from "../../store/project";
import { ColorDot } from "~/ui/color-dot";

interface ProjectLinkProps {
  project: Project;
  /** The number of its open tasks. */
  count: number | undefined;
  isCurrent: boolean;
  isMenuOpen: boolean;
  onMenu: OpenFor;
  onGo: (() => void) | undefined;
}

/** Shows a project in the sidebar. */
export const ProjectLink = memo(function ProjectLink({ project, ...link }: ProjectLinkProps) {
  const { id, name, color, archivedAt } = project;
  const icon = (
    <span className="flex size-4 shrink-0 items-center justify-center">
      <ColorDot color={color} />
    </span>
  );
  return <MenuLink id={id} name={name} icon={icon} path={pathOfProject(id)} isMuted={archivedAt !== null} {...link} />;
});
