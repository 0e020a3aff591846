import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { tagId } from "~/shared/rows/tag-id";
import { trashLimit } from "~/shared/rows/trash";
import type { ColoredTag } from "../tag";
import { fieldChecks } from "./field-checks";
import { tagEffects } from "./tag-effects";

const isTag = rowCheck<ColoredTag>(fieldChecks);

/** Returns how the colors of a user's tags are copied. */
export const tagKind = (userId: string): ServerKind<"tags"> => ({
  parse: (value) => (isTag(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  effects: tagEffects,
  named: {
    "tags.setColor": ({ tag }) => [tagId(userId, tag)],
    "tasks.renameTag": ({ tag, to }) => [tagId(userId, tag), tagId(userId, to)],
    "tasks.deleteTag": ({ tag }) => [tagId(userId, tag)],
  },
});
