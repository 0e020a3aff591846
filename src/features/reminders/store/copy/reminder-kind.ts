import { rowCheck } from "~/client/sync/kinds/checks";
import type { ServerKind } from "~/client/sync/kinds/server-rows";
import { trashLimit } from "~/shared/rows/trash";
import type { Reminder } from "../reminder";
import { fieldChecks } from "./field-checks";
import { reminderEffects } from "./reminder-effects";

const isReminder = rowCheck<Reminder>(fieldChecks);

/** Returns how a user's reminders are copied. */
export const reminderKind = (userId: string): ServerKind<"reminders"> => ({
  parse: (value) => (isReminder(value) && value.userId === userId ? value : undefined),
  isGone: ({ deletedAt }, now) => deletedAt !== null && deletedAt < trashLimit(now),
  leavesOutBy: () => undefined,
  indexes: {},
  effects: reminderEffects,
  along: {},
});
