import { getTableColumns } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";
import { colors } from "~/shared/rows/colors";

/** What people say of their tags: the colors. The tags themselves are texts in tasks, and one without a color has no row. `tagId` returns the id of each. */
export const coloredTags = pgTable(
  "colored_tags",
  {
    ...identityColumns(),
    /** The tag in the spelling in which it was colored. */
    tag: text("tag").notNull(),
    /** `null` in a row that has been deleted. */
    color: text("color", { enum: colors }),
    ...changeColumns(),
  },
  (table) => syncedKeys("colored_tags", table),
);

const { seq: _seq, ...columns } = getTableColumns(coloredTags);

export type ColoredTag = Omit<typeof coloredTags.$inferSelect, "seq">;

/** Colored tags, as every change of them and the change feed know them. */
export const syncedTags = { table: coloredTags, singular: "tag" as const, columns } satisfies SyncedRows;
