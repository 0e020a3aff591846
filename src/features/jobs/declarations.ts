import { eventsIn } from "~/server/audit/kinds";
import type { PageLink } from "~/server/operations/page-link";

const administration = eventsIn("administration");

export const jobEvents = [administration("job.started", "Started a job", "Starting a job failed")];

export const jobsPermissions = ["jobs.read", "jobs.manage"] as const;

export const jobsLinks = [
  {
    navigation: "administration",
    href: "/admin/jobs",
    label: "Jobs",
    icon: "calendar-clock",
    order: 60,
    permission: "jobs.read",
  },
] as const satisfies PageLink[];

declare module "~/server/audit/kinds" {
  interface DeclaredEvents {
    jobs: typeof jobEvents;
  }
}

declare module "~/server/auth/permissions" {
  interface DeclaredPermissions {
    jobs: typeof jobsPermissions;
  }
}
