import { eventsIn } from "~/server/audit/kinds";

const section = eventsIn("tasks");

export const sectionEvents = [
  section("section.created", "Added a section", "Adding a section was refused"),
  section("section.changed", "Changed a section", "Changing a section was refused"),
  section("section.moved", "Moved a section", "Moving a section was refused"),
  section("section.deleted", "Deleted a section", "Deleting a section was refused"),
  section("section.restored", "Restored a section", "Restoring a section was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    sections: typeof sectionEvents;
  }
}
