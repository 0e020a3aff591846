import { eventsIn } from "~/server/audit/kinds";

const administration = eventsIn("administration");

export const auditLogEvents = [
  administration("audit.exported", "Exported the audit trail", "Exporting the audit trail failed"),
];

export const auditPermissions = ["audit.read"] as const;

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
