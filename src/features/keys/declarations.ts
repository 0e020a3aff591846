import { eventsIn } from "~/server/audit/kinds";

const administration = eventsIn("administration");

export const keyEvents = [administration("key.rotated", "Created a new signing key", "Creating a signing key failed")];

export const keysPermissions = ["keys.read", "keys.rotate"] as const;

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    keys: typeof keyEvents;
  }
}

declare module "~/server/auth/permissions" {
  interface DeclaredPermissions {
    keys: typeof keysPermissions;
  }
}
