import { eventsIn } from "~/server/audit/kinds";

const tag = eventsIn("tasks");

export const tagEvents = [tag("tag.colored", "Changed the color of a tag", "Changing the color of a tag was refused")];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    tags: typeof tagEvents;
  }
}
