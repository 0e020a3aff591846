import { getTableColumns, sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { projects } from "~/features/projects/table";
import { users } from "~/server/auth/tables";
import { instant } from "~/server/db/columns";
import type { SyncedRows } from "~/server/operations/synced";

/** The parts of a project. */
export const sections = pgTable(
  "sections",
  {
    id: uuid("id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    projectId: uuid("project_id").notNull(),
    name: text("name").notNull(),
    /** Its place within the project, see `shared/rows/rank.ts`. */
    position: text("position").notNull(),
    version: integer("version").notNull().default(1),
    /** The number of its last change, by its owner's clock. */
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    updatedAt: instant("updated_at")
      .notNull()
      .default(sql`now()`),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    index("sections_id").on(table.id),
    index("sections_by_change").on(table.userId, table.seq, table.id),
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
