import type { Feature } from "~/server/operations/feature";
import { sectionEvents } from "./declarations";
import { exportedSections } from "./export-queries";
import { exportedSectionResource } from "./resource";
import { sectionsRouter } from "./router";
import { syncedSections } from "./table";

/** The server part of sections. A job of projects deletes those that were in the trash for long. */
export const sectionsFeature = {
  router: sectionsRouter,
  events: sectionEvents,
  permissions: [],
  jobs: [],
  links: [],
  exported: { sections: exportedSections },
  synced: { ...syncedSections, resource: exportedSectionResource },
} satisfies Feature;
