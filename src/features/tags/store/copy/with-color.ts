import type { Given } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import type { ColoredTag } from "../tag";

/** Returns the row of a tag that has got this color, or lost it. */
export function withColor(
  row: ColoredTag | undefined,
  { tag, color }: Pick<ColoredTag, "tag" | "color">,
  { at, userId, id }: Given<ServerRows>,
): ColoredTag | undefined {
  const deletedAt = color === null ? at : null;
  if (row !== undefined) return { ...row, tag, color, updatedAt: at, deletedAt };
  return color === null ? row : { id, userId, tag, color, version: 1, createdAt: at, updatedAt: at, deletedAt };
}
