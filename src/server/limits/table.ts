import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../db/columns";

/** The counters of all instances: what each key has used of its limit in the current window. */
export const rateLimits = pgTable(
  "allowances",
  {
    key: text("key").primaryKey(),
    used: integer("used").notNull(),
    resetsAt: instant("resets_at").notNull(),
  },
  (table) => [index("allowances_by_reset").on(table.resetsAt)],
);
