import { eventsIn } from "~/server/audit/kinds";

const view = eventsIn("tasks");

export const viewEvents = [
  view("view.created", "Saved a view", "Saving a view was refused"),
  view("view.changed", "Changed a view", "Changing a view was refused"),
  view("view.moved", "Moved a view", "Moving a view was refused"),
  view("view.deleted", "Deleted a view", "Deleting a view was refused"),
  view("view.restored", "Restored a view", "Restoring a view was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    views: typeof viewEvents;
  }
}
