import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const administration = eventsIn("administration");

export const auditLogEvents = [
  administration("audit.exported", "Exported the audit trail", "Exporting the audit trail failed"),
];

export const auditPermissions = ["audit.read"] as const;

export const auditEventsLinks = [
  {
    navigation: "administration",
    href: "/admin/audit",
    label: "Audit trail",
    icon: "scroll-text",
    order: 40,
    permission: "audit.read",
  },
  {
    navigation: "settings",
    href: "/settings/activity",
    label: "Activity",
    about: "Sign-ins and changes",
    icon: "history",
    order: 40,
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    audit: typeof auditLogEvents;
  }
}

declare module "~/server/auth/permissions" {
  interface DeclaredPermissions {
    audit: typeof auditPermissions;
  }
}
