import type { Feature } from "~/server/operations/feature";
import { tagEvents } from "./declarations";
import { exportedTags } from "./export-queries";
import { exportedTagResource } from "./resource";
import { tagsRouter } from "./router";
import { syncedTags } from "./table";
import { purgeTagsJob } from "./trash";

/** The server part of the colors of tags. */
export const tagsFeature = {
  router: tagsRouter,
  events: tagEvents,
  permissions: [],
  jobs: [purgeTagsJob],
  links: [],
  exported: { tags: exportedTags },
  synced: { ...syncedTags, resource: exportedTagResource },
} satisfies Feature;
