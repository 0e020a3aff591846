import { getTableColumns, sql } from "drizzle-orm";
import { bigint, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "~/server/auth/tables";
import { instant } from "~/server/db/columns";
import type { SyncedRows } from "~/server/operations/synced";
import { projectColors } from "./constants";

export const projectColor = pgEnum("project_color", projectColors);

export const projects = pgTable(
  "projects",
  {
    id: uuid("id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    color: projectColor("color").notNull().default("gray"),
    /** Its place among the others, which are sorted by this text byte by byte, see `shared/rows/rank.ts`. */
    position: text("position").notNull(),
    archivedAt: instant("archived_at"),
    version: integer("version").notNull().default(1),
    /** The number of its last change, by its owner's clock. */
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    updatedAt: instant("updated_at")
      .notNull()
      .default(sql`now()`),
    /** What was deleted with a project has the same moment here, and only that. */
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    index("projects_id").on(table.id),
    index("projects_by_change").on(table.userId, table.seq, table.id),
  ],
);

const { seq: _seq, ...columns } = getTableColumns(projects);

export type Project = Omit<typeof projects.$inferSelect, "seq">;

/** Projects, as every change of them and the change feed know them. */
export const syncedProjects = { table: projects, singular: "project" as const, columns } satisfies SyncedRows;
