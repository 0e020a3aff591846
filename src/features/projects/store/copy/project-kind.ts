import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import type { Project } from "../project";
import { fieldChecks } from "./field-checks";
import { projectEffects } from "./project-effects";

const isProject = rowCheck<Project>(fieldChecks);

/** Returns how a user's projects are copied. */
export const projectKind = (userId: string): ServerKind<"projects"> => ({
  parse: (value) => (isProject(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  effects: projectEffects,
});
