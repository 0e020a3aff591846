import { createContext, useContext, useMemo } from "react";
import type { Project } from "./project";

interface Projects {
  /** The projects in their order, the archived ones too. */
  projects: readonly Project[];
  /** Whether these are all, as far as this browser knows. */
  isKnown: boolean;
}

export const ProjectsContext = createContext<Projects | undefined>(undefined);

function useProjectsContext(): Projects {
  const projects = useContext(ProjectsContext);
  if (projects === undefined) throw new Error("useProjects needs a ProjectsProvider above it.");
  return projects;
}

/** Returns the user's projects in their order, the archived ones too. */
export const useProjects = () => useProjectsContext().projects;

/** Returns the ids of the archived projects, the same set until they change. */
export function useArchivedProjects(): ReadonlySet<string> {
  const ids = useProjects().flatMap(({ id, archivedAt }) => (archivedAt === null ? [] : [id]));
  const key = ids.join(" ");
  return useMemo(() => new Set(key === "" ? [] : key.split(" ")), [key]);
}

/** Returns a project outside the trash, and whether it is known to be missing. Without an id, it is neither. */
export function useProject(id: string | undefined): { project: Project | undefined; isMissing: boolean } {
  const { projects, isKnown } = useProjectsContext();
  const project = id === undefined ? undefined : projects.find((each) => each.id === id);
  return { project, isMissing: id !== undefined && isKnown && project === undefined };
}
