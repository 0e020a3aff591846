"use client";

import { type SubmitEvent, useId, useState } from "react";
import { goTo } from "~/features/tasks/components/list/use-list-address";
import { pathOfProject } from "~/shared/rows/project-path";
import { nameFault } from "~/shared/text/name-fault";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields/text-field";
import { Dialog } from "~/ui/overlays/dialog";
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
  const id = useId();
  const [name, setName] = useState(project?.name ?? "");
  const [color, setColor] = useState(project?.color ?? "gray");
  const [error, setError] = useState<string>();
  const isNew = project === undefined;
  const isFull = isNew && count >= limits.projects;
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = name.trim();
    const fault = isFull ? `There can be at most ${limits.projects} projects. Delete one first.` : undefined;
    const wrong = fault ?? nameFault(written, limits.name);
    setError(wrong);
    if (wrong !== undefined) return;
    onClose();
    if (isNew) goTo(pathOfProject(add({ name: written, color })));
    else if (written !== project.name || color !== project.color) update(project, { name: written, color });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isNew ? "Add project" : "Edit project"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id}>
            {isNew ? "Add project" : "Save"}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={save} noValidate className="mt-2 flex flex-col gap-4">
        <TextField
          label="Name"
          data-autofocus
          autoComplete="off"
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
        />
        <ColorChoice value={color} onChange={setColor} />
      </form>
    </Dialog>
  );
}
