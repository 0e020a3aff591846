import { eventsIn } from "~/server/audit/kinds";

const section = eventsIn("tasks");

export const sectionEvents = [
  section("section.created", "Added a section", "Adding a section was refused"),
  section("section.changed", "Changed a section", "Changing a section was refused"),
  section("section.moved", "Moved a section", "Moving a section was refused"),
  section("section.deleted", "Moved a section to the trash", "Deleting a section was refused"),
  section(
    "section.purged",
    "Deleted a section permanently",
    "Deleting a section permanently was refused",
    ({ outcome, details: { tasks } }) =>
      outcome === "success" && typeof tasks === "number" && tasks > 0
        ? `Deleted a section permanently, with ${tasks} ${tasks === 1 ? "task" : "tasks"}`
        : undefined,
  ),
  section("section.restored", "Restored a section", "Restoring a section was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    sections: typeof sectionEvents;
  }
}
