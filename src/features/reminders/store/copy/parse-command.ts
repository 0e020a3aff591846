import { commandParser } from "~/client/sync/kinds/checks";
import { fieldChecks } from "./field-checks";
import type { OfReminders } from "./reminder-effects";

const { id, version, taskId, at, minutesBefore } = fieldChecks;

/** Parses a stored command about reminders. */
export const parseReminderCommand = commandParser<OfReminders>({
  "reminders.create": {
    checks: { id, taskId, at, minutesBefore },
    required: ["id", "taskId"],
    commandOf: (input) => ({ procedure: "reminders.create", input }),
  },
  "reminders.update": {
    checks: { id, version, at, minutesBefore },
    required: ["id"],
    commandOf: (input) => ({ procedure: "reminders.update", input }),
  },
  "reminders.delete": {
    checks: { id, version },
    required: ["id"],
    commandOf: (input) => ({ procedure: "reminders.delete", input }),
  },
});
