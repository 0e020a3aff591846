"use client";

import Archive from "lucide-react/icons/archive";
import ArchiveRestore from "lucide-react/icons/archive-restore";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import CopyPlus from "lucide-react/icons/copy-plus";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { pathOfProject } from "~/shared/rows/project-path";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import type { Project } from "../store/project";
import { useProjects } from "../store/use-projects";
import { useProjectCopies } from "../store/use-project-copies";
import { useProjectActions } from "../store/use-project-actions";
import { openProjectForm } from "./project-form-gate";
import { canStep, stepProject } from "./step-project";

type ProjectMenuProps = PopupProps & {
  project: Project;
  /** Called before something opens elsewhere. */
  onGo?: (() => void) | undefined;
};

/** Shows the commands for one project. */
export function ProjectMenuPopup({ project, onGo, ...popup }: ProjectMenuProps) {
  const actions = useProjectActions();
  const copies = useProjectCopies();
  const projects = useProjects();
  const stepEntry = (by: number, label: string, icon: MenuEntryIcon, shortcut: string): MenuEntry => ({
    kind: "action",
    label,
    icon,
    shortcut,
    disabled: !canStep(projects, project, by),
    onSelect: () => stepProject({ projects, move: actions.move }, project, by),
  });
  const isArchived = project.archivedAt !== null;
  const entries: MenuEntry[] = [
    {
      kind: "action",
      label: "Edit…",
      icon: <Pencil aria-hidden />,
      onSelect: () => {
        onGo?.();
        openProjectForm(project.id);
      },
    },
    {
      kind: "action",
      label: "Duplicate",
      icon: <CopyPlus aria-hidden />,
      onSelect: () => {
        const id = copies.duplicate(project);
        if (id === undefined) return;
        onGo?.();
        goTo(pathOfProject(id));
      },
    },
    { kind: "separator", key: "order" },
    stepEntry(-1, "Move up", <ArrowUp aria-hidden />, "Alt ↑"),
    stepEntry(1, "Move down", <ArrowDown aria-hidden />, "Alt ↓"),
    { kind: "separator", key: "end" },
    isArchived
      ? {
          kind: "action",
          label: "Unarchive",
          icon: <ArchiveRestore aria-hidden />,
          onSelect: () => actions.unarchive(project),
        }
      : { kind: "action", label: "Archive", icon: <Archive aria-hidden />, onSelect: () => actions.archive(project) },
    {
      kind: "action",
      label: "Delete",
      icon: <Trash2 aria-hidden />,
      tone: "danger",
      onSelect: () => actions.remove(project),
    },
  ];
  return <MenuPopup {...popup} label={`Actions for ${project.name}`} align="end" entries={entries} />;
}

type MenuEntryIcon = Extract<MenuEntry, { kind: "action" }>["icon"];
