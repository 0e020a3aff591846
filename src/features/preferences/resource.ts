import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { hourCycles } from "~/shared/dates/date-settings";
import { type Preferences, startPages } from "~/shared/dates/preferences";
import { maxKeptZones } from "./constants";

const row = z.object({
  timeZone: z.string().max(64).nullable(),
  weekStartsOn: z.literal([0, 1, 6]).nullable(),
  hourCycle: z.enum(hourCycles).nullable(),
  startPage: z.enum(startPages).nullable(),
  keptZones: z.array(z.string().max(64)).max(maxKeptZones),
  reminderTime: z.string().max(5).nullable(),
  remindersByMail: z.boolean().nullable(),
});

const example: Preferences = {
  timeZone: "Europe/Berlin",
  weekStartsOn: 1,
  hourCycle: "h23",
  startPage: "today",
  keptZones: [],
  reminderTime: "09:00",
  remindersByMail: true,
};

/** What a user has chosen, in the public API. */
export const preferencesResource: Resource = {
  name: "Preferences",
  description:
    "How you read dates, where you start, and how you are reminded. `null` leaves it to the language and the device.",
  row,
  example,
  hidden: [],
  unions: {},
};

/** The same as a row of the export. */
export const exportedPreferencesResource: Resource = {
  ...preferencesResource,
  name: "ExportedPreferences",
  row: row.extend({ id: z.uuid(), updatedAt: z.iso.datetime() }),
  example: { id: "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f", ...example, updatedAt: "2026-11-19T08:30:00.000Z" },
};
