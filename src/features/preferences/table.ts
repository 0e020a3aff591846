import { sql } from "drizzle-orm";
import { boolean, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { users } from "~/server/auth/tables";
import { instant } from "~/server/db/columns";
import { hourCycles } from "~/shared/dates/date-settings";
import { startPages } from "~/shared/dates/preferences";
import type { WeekStart } from "~/shared/dates/week-start";

/** What a user has chosen, one row each. `null` leaves it to the language and the device. */
export const preferences = pgTable("preferences", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** An IANA name: what the device said first, until the user chooses. */
  timeZone: text("time_zone"),
  weekStartsOn: smallint("week_starts_on").$type<WeekStart>(),
  hourCycle: text("hour_cycle", { enum: hourCycles }),
  startPage: text("start_page", { enum: startPages }),
  /** The zones of devices about which the user is not asked. */
  keptZones: text("kept_zones").array().notNull().default([]),
  /** `HH:MM`, from which reminders of tasks of a whole day are counted. */
  reminderTime: text("reminder_time"),
  remindersByMail: boolean("reminders_by_mail"),
  updatedAt: instant("updated_at")
    .notNull()
    .default(sql`now()`),
});
