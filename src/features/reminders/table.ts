import { getTableColumns, sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { users } from "~/server/auth/tables";
import { instant } from "~/server/db/columns";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";

/** When the owners of tasks want to be reminded of them. */
export const reminders = pgTable(
  "reminders",
  {
    ...identityColumns(),
    /** The task; of one that repeats, alone or with its parent, the first of its series, so that a reminder is one of all that follow. It is no foreign key, because the first may be deleted. */
    taskId: uuid("task_id").notNull(),
    at: instant("at"),
    /** Counted from the moment at which the task is due; for a task of a whole day, from a time of that day. */
    minutesBefore: integer("minutes_before"),
    ...changeColumns(),
  },
  (table) => [
    ...syncedKeys("reminders", table),
    index("reminders_of_task").on(table.userId, table.taskId),
    index("reminders_by_time")
      .on(table.at)
      .where(sql`at is not null and deleted_at is null`),
    check("reminders_at_one_moment", sql`num_nonnulls(at, minutes_before) = 1`),
  ],
);

/** The moment for which each reminder was last sent, so that it is sent once for each moment that it has, over all instances. */
export const reminderSends = pgTable(
  "reminder_sends",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The id of the reminder. */
    id: uuid("id").notNull(),
    moment: instant("moment").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({
      name: "reminder_sends_of_reminder",
      columns: [table.userId, table.id],
      foreignColumns: [reminders.userId, reminders.id],
    }).onDelete("cascade"),
  ],
);

const { seq: _seq, ...columns } = getTableColumns(reminders);

export type Reminder = Omit<typeof reminders.$inferSelect, "seq">;

/** Reminders, as every change of them and the change feed know them. */
export const syncedReminders = { table: reminders, singular: "reminder" as const, columns } satisfies SyncedRows;
