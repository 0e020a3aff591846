import { announce } from "~/ui/feedback/announce";
import { stepBy } from "~/shared/rows/step";
import type { Project } from "../store/project";
import { useProjectActions } from "../store/use-project-actions";
import { useProjects } from "../store/use-projects";

/** Returns what moves a project among those beside it, the active or the archived ones. */
export function useProjectSteps() {
  const projects = useProjects();
  const { move } = useProjectActions();
  const beside = (project: Project) =>
    projects.filter(({ archivedAt }) => (archivedAt === null) === (project.archivedAt === null));
  return {
    canStep: (project: Project, by: number) => stepBy(beside(project), project.id, by) !== undefined,
    /** Moves the project, and announces its new place. */
    step: (project: Project, by: number): void => {
      const others = beside(project);
      const step = stepBy(others, project.id, by);
      if (step === undefined) return;
      move(project, step.position);
      announce(`“${project.name}” moved to place ${step.place} of ${others.length}`);
    },
  };
}
