import { eventsIn } from "~/server/audit/kinds";

const comment = eventsIn("tasks");

export const commentEvents = [
  comment("comment.created", "Added a comment", "Adding a comment was refused"),
  comment("comment.changed", "Changed a comment", "Changing a comment was refused"),
  comment("comment.deleted", "Deleted a comment", "Deleting a comment was refused"),
  comment("comment.restored", "Restored a comment", "Restoring a comment was refused"),
];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    comments: typeof commentEvents;
  }
}
