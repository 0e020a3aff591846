import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const administration = eventsIn("administration");

export const keyEvents = [administration("key.rotated", "Created a new signing key", "Creating a signing key failed")];

export const keysPermissions = ["keys.read", "keys.rotate"] as const;

export const keysLinks = [
  {
    navigation: "administration",
    href: "/admin/keys",
    label: "Keys",
    icon: "key-round",
    order: 30,
    permission: "keys.read",
  },
] as const satisfies PageLink[];

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
