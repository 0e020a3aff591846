import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../db/columns";

/** What has been used of each allowance in its current window. The instances share it. */
export const rateLimits = pgTable(
  "allowances",
  {
    key: text("key").primaryKey(),
    used: integer("used").notNull(),
    resetsAt: instant("resets_at").notNull(),
  },
  (table) => [index("allowances_by_reset").on(table.resetsAt)],
);
