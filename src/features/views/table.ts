import { getTableColumns } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";
import { viewIcons } from "./constants";

/** The lists that people keep: where each starts from, and how it is filtered and arranged. */
export const savedViews = pgTable(
  "saved_views",
  {
    ...identityColumns(),
    name: text("name").notNull(),
    icon: text("icon", { enum: viewIcons }).notNull(),
    /** The path of the list that it filters. */
    path: text("path").notNull(),
    /** The parameters of the list's address, as `writeFilter` writes them. */
    filter: text("filter").notNull(),
    /** Its place among the views, see `shared/rows/rank.ts`. */
    position: text("position").notNull(),
    ...changeColumns(),
  },
  (table) => syncedKeys("saved_views", table),
);

const { seq: _seq, ...columns } = getTableColumns(savedViews);

export type SavedView = Omit<typeof savedViews.$inferSelect, "seq">;

/** Saved views, as every change of them and the change feed know them. */
export const syncedViews = { table: savedViews, singular: "view" as const, columns } satisfies SyncedRows;
