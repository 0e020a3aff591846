import { getTableColumns } from "drizzle-orm";
import { foreignKey, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { projects } from "~/features/projects/table";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";

/** The parts of a project. */
export const sections = pgTable(
  "sections",
  {
    ...identityColumns(),
    projectId: uuid("project_id").notNull(),
    name: text("name").notNull(),
    /** Its place within the project, see `shared/rows/rank.ts`. */
    position: text("position").notNull(),
    ...changeColumns(),
  },
  (table) => [
    ...syncedKeys("sections", table),
    // A task names both, so that its section is one of its own project.
    uniqueIndex("sections_of_project").on(table.userId, table.projectId, table.id),
    foreignKey({
      name: "sections_in_project",
      columns: [table.userId, table.projectId],
      foreignColumns: [projects.userId, projects.id],
    }),
  ],
);

const { seq: _seq, ...columns } = getTableColumns(sections);

export type Section = Omit<typeof sections.$inferSelect, "seq">;

/** Sections, as every change of them and the change feed know them. */
export const syncedSections = { table: sections, singular: "section" as const, columns } satisfies SyncedRows;
