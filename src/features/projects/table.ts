import { getTableColumns } from "drizzle-orm";
import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "~/server/db/columns";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";
import { colors } from "~/shared/rows/colors";

export const projectColor = pgEnum("project_color", colors);

export const projects = pgTable(
  "projects",
  {
    ...identityColumns(),
    name: text("name").notNull(),
    color: projectColor("color").notNull().default("gray"),
    /** Its place among the others, which are sorted by this text byte by byte, see `shared/rows/rank.ts`. */
    position: text("position").notNull(),
    archivedAt: instant("archived_at"),
    ...changeColumns(),
  },
  (table) => syncedKeys("projects", table),
);

const { seq: _seq, ...columns } = getTableColumns(projects);

export type Project = Omit<typeof projects.$inferSelect, "seq">;

/** Projects, as every change of them and the change feed know them. */
export const syncedProjects = { table: projects, singular: "project" as const, columns } satisfies SyncedRows;
