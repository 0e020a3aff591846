import { announce } from "~/ui/feedback/announce";
import { stepBy } from "~/shared/rows/step";
import type { Project } from "../store/project";
import type { ProjectActions } from "../store/project-actions";

interface Among extends Pick<ProjectActions, "move"> {
  projects: readonly Project[];
}

/** Returns the projects that a project stands among: the active or the archived ones. */
const beside = (projects: readonly Project[], { archivedAt }: Project) =>
  projects.filter((other) => (other.archivedAt === null) === (archivedAt === null));

/** Returns whether a project can be moved by some places. */
export const canStep = (projects: readonly Project[], project: Project, by: number) =>
  stepBy(beside(projects, project), project.id, by) !== undefined;

/** Moves a project by some places, if it can be, and announces its new place. */
export function stepProject({ projects, move }: Among, project: Project, by: number): void {
  const others = beside(projects, project);
  const step = stepBy(others, project.id, by);
  if (step === undefined) return;
  move(project, step.position);
  announce(`“${project.name}” moved to place ${step.place} of ${others.length}`);
}
