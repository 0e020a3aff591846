import { eventsIn } from "~/server/audit/kinds";

const administration = eventsIn("administration");

export const jobEvents = [administration("job.started", "Started a job", "Starting a job failed")];

export const jobsPermissions = ["jobs.read", "jobs.manage"] as const;

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
