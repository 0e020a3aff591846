import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { givesTagsToView, indexByTags, viewsAlongTags } from "~/features/tasks/store/tags/views-along";
import { trashLimit } from "~/shared/rows/trash";
import type { SavedView } from "../saved-view";
import { fieldChecks } from "./field-checks";
import { viewEffects } from "./view-effects";

const isView = rowCheck<SavedView>(fieldChecks);

/** Returns how a user's saved views are copied. */
export const viewKind = (userId: string): ServerKind<"views"> => ({
  parse: (value) => (isView(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  indexes: indexByTags,
  effects: viewEffects,
  along: viewsAlongTags,
  relocates: givesTagsToView,
});
