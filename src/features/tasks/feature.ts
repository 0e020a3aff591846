import type { Feature } from "~/server/operations/feature";
import { clearHistoryJob } from "./change/history/clear-history";
import { exportedHistories } from "./change/history/export-queries";
import { taskEvents, taskLinks } from "./declarations";
import { exportedTasks } from "./list/export-queries";
import { tasksRouter } from "./router";
import { syncedTasks } from "./table";
import { purgeTrashJob } from "./trash/trash";

/** The server part of tasks. */
export const tasksFeature = {
  router: tasksRouter,
  events: taskEvents,
  permissions: [],
  jobs: [purgeTrashJob, clearHistoryJob],
  links: taskLinks,
  exported: { tasks: exportedTasks, taskHistory: exportedHistories },
  synced: { ...syncedTasks, resource: exportedTasks.resource },
} satisfies Feature;
