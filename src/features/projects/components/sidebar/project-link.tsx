import { memo } from "react";
import { ViewLink } from "~/features/tasks/components/list/view-link";
import { pathOfProject } from "~/shared/rows/project-path";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { SideCount, sideLinkClass } from "~/ui/side-link";
import type { Project } from "../../store/project";
import { ColorDot } from "~/ui/color-dot";
import type { OpenProjectMenu } from "./use-project-menu";

interface ProjectLinkProps {
  project: Project;
  /** The number of its open tasks. */
  count: number | undefined;
  isCurrent: boolean;
  isMenuOpen: boolean;
  onMenu: OpenProjectMenu;
  onGo: (() => void) | undefined;
}

/** Shows a project in the sidebar. Its menu takes the place of its count while it is hovered or focused. */
export const ProjectLink = memo(function ProjectLink(props: ProjectLinkProps) {
  const { project, count, isCurrent, isMenuOpen, onMenu, onGo } = props;
  const { id, name, color, archivedAt } = project;
  return (
    <li data-project={id} className="group/project relative">
      <ViewLink
        path={pathOfProject(id)}
        isCurrent={isCurrent}
        className={joinClasses(sideLinkClass(isCurrent), "pointer-coarse:pr-11")}
        onGo={onGo}
      >
        <span className="flex size-4 shrink-0 items-center justify-center">
          <ColorDot color={color} />
        </span>
        <bdi className={joinClasses("min-w-0 flex-1 truncate", archivedAt !== null && "text-muted")}>{name}</bdi>
        <SideCount
          value={count}
          of={["task", "tasks"]}
          className={joinClasses(
            "pointer-fine:group-focus-within/project:invisible pointer-fine:group-hover/project:invisible",
            isMenuOpen && "pointer-fine:invisible",
          )}
        />
      </ViewLink>
      <button
        type="button"
        aria-label={`More actions for ${name}`}
        data-tooltip="More actions"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={({ currentTarget, detail }) => onMenu(id, { button: currentTarget, byKey: detail === 0 })}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || event.altKey) return;
          event.preventDefault();
          onMenu(id, { button: event.currentTarget, byKey: true });
        }}
        className={joinClasses(
          iconButtonClass("sm"),
          "glyph-ellipsis absolute! top-1/2 right-0.5 -translate-y-1/2 opacity-0 group-focus-within/project:opacity-100 group-hover/project:opacity-100 aria-expanded:opacity-100 pointer-coarse:right-1.5 pointer-coarse:opacity-100 print:hidden",
        )}
      />
    </li>
  );
});
