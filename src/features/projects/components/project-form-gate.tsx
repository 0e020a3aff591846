"use client";

import { Suspense, useEffect, useState } from "react";
import { loadListParts } from "~/features/tasks/components/filters/load-list-parts";
import { lazyPart } from "~/ui/page/lazy-part";
import { useProject } from "../store/use-projects";

const ProjectForm = lazyPart(async () => (await loadListParts()).ProjectForm);
const opened = "keel:project";

/** Opens the form of a project, or of a new one. */
export function openProjectForm(id?: string): void {
  window.dispatchEvent(new CustomEvent(opened, { detail: id }));
}

/** Shows the form of a project on demand; its code is loaded then. */
export function ProjectFormGate() {
  const [open, setOpen] = useState<{ id: string | undefined }>();
  const { project } = useProject(open?.id);
  useEffect(() => {
    const show = (event: Event) => {
      const id: unknown = event instanceof CustomEvent ? event.detail : undefined;
      setOpen({ id: typeof id === "string" ? id : undefined });
    };
    window.addEventListener(opened, show);
    return () => window.removeEventListener(opened, show);
  }, []);
  if (open === undefined || (open.id !== undefined && project === undefined)) return null;
  return (
    <Suspense>
      <ProjectForm project={project} onClose={() => setOpen(undefined)} />
    </Suspense>
  );
}
