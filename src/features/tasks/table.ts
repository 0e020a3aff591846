import { getTableColumns, sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { projects } from "~/features/projects/table";
import { sections } from "~/features/sections/table";
import { users } from "~/server/auth/tables";
import { instant } from "~/server/db/columns";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";
import { priorities } from "./schema";

/** Declared from low to high, which is the order PostgreSQL sorts it by. */
export const taskPriority = pgEnum("task_priority", priorities);

export const tasks = pgTable(
  "tasks",
  {
    ...identityColumns(),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    completed: boolean("completed").notNull().default(false),
    completedAt: instant("completed_at"),
    priority: taskPriority("priority").notNull().default("medium"),
    dueOn: date("due_on", { mode: "string" }),
    dueAt: instant("due_at"),
    /** The day by which it must be done, beside the one on which its owner means to do it. */
    deadlineOn: date("deadline_on", { mode: "string" }),
    tags: text("tags").array().notNull().default([]),
    /** Tasks without one are in the inbox. */
    projectId: uuid("project_id"),
    sectionId: uuid("section_id"),
    /** The task that this one is a subtask of. Both are in the same place, and a subtask outside the trash has a parent outside the trash. */
    parentId: uuid("parent_id"),
    /** Its place among its siblings, see `shared/rows/rank.ts`. Empty until it is moved, which stands for the rank of its id. */
    position: text("position").notNull().default(""),
    /** How it repeats, as text: see `shared/dates/repeat/rule.ts`. */
    repeat: text("repeat"),
    /** The first of the tasks that came from one another by repeating, alone or as subtasks; the first itself has none. */
    seriesId: uuid("series_id"),
    ...changeColumns(),
    /** The searched text without case and accents. PostgreSQL generates both, so that no writer can forget them. */
    foldedText: text("folded_text")
      .notNull()
      .generatedAlwaysAs(sql`fold_text(title || chr(10) || description)`),
    foldedTags: text("folded_tags")
      .array()
      .notNull()
      .generatedAlwaysAs(sql`fold_texts(tags)`),
  },
  (table) => [
    ...syncedKeys("tasks", table),
    index("tasks_by_creation")
      .on(table.userId, table.createdAt, table.id)
      .where(sql`deleted_at is null`),
    index("tasks_by_priority")
      .on(table.userId, table.priority, table.id)
      .where(sql`deleted_at is null`),
    index("tasks_by_due_date")
      .on(table.userId, sql`coalesce(due_on, 'infinity')`, sql`coalesce(due_at, 'infinity')`, table.id)
      .where(sql`deleted_at is null`),
    index("tasks_by_project")
      .on(table.userId, table.projectId, table.sectionId)
      .where(sql`project_id is not null`),
    // The owner and the project are part of the keys, so that a task is in no project of another user, and in no section of another project.
    foreignKey({
      name: "tasks_in_project",
      columns: [table.userId, table.projectId],
      foreignColumns: [projects.userId, projects.id],
    }),
    foreignKey({
      name: "tasks_in_section",
      columns: [table.userId, table.projectId, table.sectionId],
      foreignColumns: [sections.userId, sections.projectId, sections.id],
    }),
    foreignKey({
      name: "tasks_below_task",
      columns: [table.userId, table.parentId],
      foreignColumns: [table.userId, table.id],
    }),
    index("tasks_by_parent")
      .on(table.userId, table.parentId)
      .where(sql`parent_id is not null`),
    index("tasks_in_series")
      .on(table.userId, table.seriesId)
      .where(sql`series_id is not null`),
    check("tasks_in_section_of_project", sql`section_id is null or project_id is not null`),
    index("tasks_in_trash")
      .on(table.userId, table.deletedAt, table.id)
      .where(sql`deleted_at is not null`),
  ],
);

const { foldedText: _text, foldedTags: _tags, seq: _seq, ...columns } = getTableColumns(tasks);
/** What is read of a task: all but what only a search and the change feed look at. */
export const taskColumns = columns;

export type Task = Omit<typeof tasks.$inferSelect, "foldedText" | "foldedTags" | "seq">;

/** Tasks, as every change of them and the change feed know them. */
export const syncedTasks = { table: tasks, singular: "task" as const, columns: taskColumns } satisfies SyncedRows;

/**
 * What was changed of each task, from → to. Its owner alone reads it, unlike the audit log, which holds no text that a person wrote. A job deletes it
 * after the task.
 */
export const taskChanges = pgTable(
  "task_changes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** It is no foreign key: checking it for each of thousands of tasks that change at once would take as long as changing them. */
    taskId: uuid("task_id").notNull(),
    /** The version that the change has made. */
    version: integer("version").notNull(),
    at: instant("at").notNull(),
    /** The user who made it. */
    actorId: uuid("actor_id").notNull(),
    /** Whether it was made with the token of a service rather than by a person who is signed in. */
    isByService: boolean("is_by_service").notNull(),
    /** By field, what it was and what it became; the second alone if the first is unknown, and nothing for a new task. */
    changes: jsonb("changes").$type<Record<string, ChangedValue[]>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.taskId, table.version] }),
    index("task_changes_by_time").using("brin", table.at),
  ],
);

/** A value of a field in the history of a task. */
export type ChangedValue = string | boolean | string[] | null;
