import type { Task } from "../../table";

/** The ids of the archived projects. */
export type ArchivedProjects = ReadonlySet<string>;

export const noneArchived: ArchivedProjects = new Set();

/** Returns whether a task is shown in its project alone: an open one of an archived project. */
export const isAtRest = ({ completed, projectId }: Pick<Task, "completed" | "projectId">, archived: ArchivedProjects) =>
  !completed && projectId !== null && archived.has(projectId);

/** Returns whether a list leaves out the tasks that are at rest: any but those of projects or a section, and the trash. */
export const leavesOutArchived = (list: {
  trash?: boolean | undefined;
  project?: string | undefined;
  projectsAny?: readonly string[] | undefined;
  section?: string | undefined;
}) => list.trash !== true && list.project === undefined && list.projectsAny === undefined && list.section === undefined;
