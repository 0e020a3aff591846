import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import type { Comment } from "../comment";
import { commentEffects } from "./comment-effects";
import { fieldChecks } from "./field-checks";

const isComment = rowCheck<Comment>(fieldChecks);

/** Returns how a user's comments are copied. */
export const commentKind = (userId: string): ServerKind<"comments"> => ({
  parse: (value) => (isComment(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  indexes: {},
  effects: commentEffects,
  along: {},
});
