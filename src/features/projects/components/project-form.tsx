"use client";

import { useState } from "react";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { pathOfProject } from "~/shared/rows/project-path";
import { nameFault } from "~/shared/text/name-fault";
import { NameDialog } from "~/ui/overlays/name-dialog";
import { limits } from "../constants";
import type { Project } from "../store/project";
import { useAddProject } from "../store/use-add-project";
import { useProjectActions } from "../store/use-project-actions";
import { useProjects } from "../store/use-projects";
import { ColorChoice } from "./color-choice";

interface ProjectFormProps {
  /** The project to change, or `undefined` for a new one. */
  project: Project | undefined;
  onClose: () => void;
}

/** Shows the form for the name and the color of a project. */
export function ProjectForm({ project, onClose }: ProjectFormProps) {
  const add = useAddProject();
  const { update } = useProjectActions();
  const count = useProjects().length;
  const [name, setName] = useState(project?.name ?? "");
  const [color, setColor] = useState(project?.color ?? "gray");
  const isFull = project === undefined && count >= limits.projects;
  const check = (written: string) =>
    isFull ? `There can be at most ${limits.projects} projects. Delete one first.` : nameFault(written, limits.name);
  const save = (written: string) => {
    if (project === undefined) goTo(pathOfProject(add({ name: written, color })));
    else if (written !== project.name || color !== project.color) update(project, { name: written, color });
  };
  return (
    <NameDialog
      title={project === undefined ? "Add project" : "Edit project"}
      submit={project === undefined ? "Add project" : "Save"}
      name={name}
      onName={setName}
      check={check}
      onSave={save}
      onClose={onClose}
    >
      <ColorChoice value={color} onChange={setColor} />
    </NameDialog>
  );
}
