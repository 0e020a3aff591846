import { eventsIn } from "~/server/audit/kinds";

const project = eventsIn("tasks");

export const projectEvents = [
  project("project.created", "Added a project", "Adding a project was refused"),
  project("project.changed", "Changed a project", "Changing a project was refused"),
  project("project.archived", "Archived a project", "Archiving a project was refused"),
  project("project.unarchived", "Took a project out of the archive", "Taking a project out of the archive was refused"),
  project("project.moved", "Moved a project", "Moving a project was refused"),
  project("project.deleted", "Moved a project to the trash", "Deleting a project was refused"),
  project(
    "project.purged",
    "Deleted a project permanently",
    "Deleting a project permanently was refused",
    ({ outcome, details: { tasks } }) =>
      outcome === "success" && typeof tasks === "number" && tasks > 0
        ? `Deleted a project permanently, with ${tasks} ${tasks === 1 ? "task" : "tasks"}`
        : undefined,
  ),
  project("project.restored", "Restored a project", "Restoring a project was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    projects: typeof projectEvents;
  }
}
