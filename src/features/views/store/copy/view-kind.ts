import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import { mayNameTags } from "../../retagged-filter";
import type { SavedView } from "../saved-view";
import { fieldChecks } from "./field-checks";
import { viewEffects } from "./view-effects";

const isView = rowCheck<SavedView>(fieldChecks);

/** Returns how a user's saved views are copied. */
export const viewKind = (userId: string): ServerKind<"views"> => ({
  parse: (value) => (isView(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  indexes: { tagged: ({ filter }) => (mayNameTags(filter) ? "any" : null) },
  effects: viewEffects,
  // All that name tags, because an earlier command may have renamed one of theirs.
  along: { "tasks.renameTag": (_input, idsIn) => idsIn("tagged", "any") },
  relocates: ({ procedure, input }) =>
    (procedure === "views.create" || procedure === "views.update") && mayNameTags(input.filter ?? ""),
});
