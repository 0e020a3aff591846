import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const administration = eventsIn("administration");

export const userEvents = [
  administration("user.role_changed", "Role changed by an administrator", "Changing a role was refused"),
  administration("user.banned", "Banned by an administrator", "A ban was refused"),
  administration("user.unbanned", "Ban lifted by an administrator", "Lifting a ban was refused"),
  administration("user.sessions_revoked", "Sessions ended by an administrator", "Ending sessions was refused"),
  administration(
    "user.second_factor_reset",
    "Two-step sign-in reset by an administrator",
    "Resetting two-step sign-in was refused",
  ),
];

export const usersPermissions = [
  "users.read",
  "users.set_role",
  "users.ban",
  "users.revoke_sessions",
  "users.reset_second_factor",
] as const;

export const usersLinks = [
  {
    navigation: "administration",
    href: "/admin",
    label: "Overview",
    icon: "gauge",
    order: 10,
    permission: "users.read",
  },
  {
    navigation: "administration",
    href: "/admin/users",
    label: "People",
    icon: "users",
    order: 20,
    permission: "users.read",
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    users: typeof userEvents;
  }
}

declare module "~/server/auth/permissions" {
  interface DeclaredPermissions {
    users: typeof usersPermissions;
  }
}
