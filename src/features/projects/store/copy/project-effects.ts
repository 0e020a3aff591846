import type { Command, Replayable } from "~/client/sync/command";
import type { ServerEffects } from "~/client/sync/kinds/server-rows";

export type OfProjects = Extract<Replayable, `projects.${string}`>;
/** An act of a user on a project. */
export type ProjectCommand = Command<OfProjects>;

/** The effects of commands on a project as this device shows it. Its own names always win here; the server decides about conflicts. */
export const projectEffects: ServerEffects<OfProjects, "projects"> = {
  "projects.create": (project, { id, name, color = "gray", position }, { at, userId }) => {
    if (project !== undefined || id === undefined || position === undefined) return project;
    const moments = { createdAt: at, updatedAt: at, archivedAt: null, deletedAt: null };
    return { id, userId, name, color, position, version: 1, ...moments };
  },
  "projects.update": (project, { name = project?.name, color = project?.color, archived }, { at }) => {
    if (project === undefined || name === undefined || color === undefined) return project;
    const archivedAt = archived === true ? (project.archivedAt ?? at) : null;
    return { ...project, name, color, ...(archived !== undefined && { archivedAt }), updatedAt: at };
  },
  "projects.move": (project, { position }) => (project?.deletedAt === null ? { ...project, position } : project),
  "projects.delete": (project, _input, { at }) => project && { ...project, deletedAt: project.deletedAt ?? at },
  "projects.restore": (project) => project && { ...project, deletedAt: null },
};
