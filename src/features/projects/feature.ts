import type { Feature } from "~/server/operations/feature";
import { projectEvents } from "./declarations";
import { exportedProjects } from "./export-queries";
import { exportedProjectResource } from "./resource";
import { projectsRouter } from "./router";
import { syncedProjects } from "./table";
import { purgeProjectsJob } from "./trash";

/** The server part of projects. */
export const projectsFeature = {
  router: projectsRouter,
  events: projectEvents,
  permissions: [],
  jobs: [purgeProjectsJob],
  links: [],
  exported: { projects: exportedProjects },
  synced: { ...syncedProjects, resource: exportedProjectResource },
} satisfies Feature;
