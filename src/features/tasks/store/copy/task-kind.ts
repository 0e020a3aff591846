import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import type { Task } from "../task";
import { fieldChecks } from "./field-checks";
import { taskEffects } from "./task-effects";

export const isTask = rowCheck<Task>(fieldChecks);

/** Returns how a user's tasks are copied. */
export const taskKind = (userId: string): ServerKind<"tasks"> => ({
  parse: (value) => (isTask(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  // Open and deleted tasks always stay; of the completed ones, the latest do.
  leavesOutBy: ({ completedAt, deletedAt }) => (deletedAt === null && completedAt !== null ? completedAt : undefined),
  indexes: { project: ({ projectId }) => projectId, section: ({ sectionId }) => sectionId },
  effects: taskEffects,
  along: {
    "projects.delete": ({ id }, idsIn) => idsIn("project", id),
    "projects.restore": ({ id }, idsIn) => idsIn("project", id),
    "sections.delete": ({ id }, idsIn) => idsIn("section", id),
  },
});
