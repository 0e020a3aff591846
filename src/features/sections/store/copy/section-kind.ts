import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import type { Section } from "../section";
import { fieldChecks } from "./field-checks";
import { sectionEffects } from "./section-effects";

const isSection = rowCheck<Section>(fieldChecks);

/** Returns how a user's sections are copied. */
export const sectionKind = (userId: string): ServerKind<"sections"> => ({
  parse: (value) => (isSection(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  indexes: { project: ({ projectId }) => projectId },
  effects: sectionEffects,
  along: {
    "projects.delete": ({ id }, idsIn) => idsIn("project", id),
    "projects.restore": ({ id }, idsIn) => idsIn("project", id),
  },
});
