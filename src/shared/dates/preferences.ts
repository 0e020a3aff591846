import type { DatePreferences } from "./date-settings";

/** The lists that a user may begin with. */
export const startPages = ["today", "inbox", "upcoming", "all"] as const;
export type StartPage = (typeof startPages)[number];

/** What a user has chosen for all their devices; `null` leaves it to the language and the device. */
export interface Preferences extends DatePreferences {
  startPage: StartPage | null;
  /** The zones of devices about which the user is not asked. */
  keptZones: string[];
  /** The time of day, `HH:MM`, from which reminders of tasks of a whole day are counted. */
  reminderTime: string | null;
  /** Whether reminders are sent by e-mail; they are unless the user has said no. */
  remindersByMail: boolean | null;
}

/** The time of day from which reminders are counted, unless the user has chosen another. */
export const usualReminderTime = "09:00";

/** The preferences of a user who has chosen nothing. */
export const noPreferences: Preferences = {
  timeZone: null,
  weekStartsOn: null,
  hourCycle: null,
  startPage: null,
  keptZones: [],
  reminderTime: null,
  remindersByMail: null,
};
