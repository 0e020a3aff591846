import { z } from "zod";
import { hourCycles } from "~/shared/dates/date-settings";
import { startPages } from "~/shared/dates/preferences";
import { canonicalZone, isUsableZone } from "~/shared/dates/zones";
import { maxKeptZones } from "./constants";

const timeZone = z
  .string()
  .max(64)
  .refine(isUsableZone, "Use a time zone such as Europe/Berlin.")
  .transform(canonicalZone)
  .meta({ description: "The time zone that determines “today”.", examples: ["Europe/Berlin"] });

const weekStart = z.literal([0, 1, 6]).meta({ description: "0 is Sunday, 1 Monday, 6 Saturday." });

/** What is left out keeps its value; `null` leaves it to the language and the device. */
export const updatePreferencesInput = z
  .strictObject({
    timeZone: timeZone.nullable(),
    weekStartsOn: weekStart.nullable(),
    hourCycle: z.enum(hourCycles).meta({ description: "`h12` is a clock with am and pm." }).nullable(),
    startPage: z.enum(startPages).nullable(),
    keptZones: z
      .array(timeZone)
      .max(maxKeptZones, `Use at most ${maxKeptZones} time zones.`)
      .meta({ description: "The time zones of devices about which you are not asked." }),
    reminderTime: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Use a time such as 09:00.")
      .meta({
        description: "The time of day from which reminders of tasks of a whole day are counted; `null` is 09:00.",
        examples: ["09:00"],
      })
      .nullable(),
    remindersByMail: z
      .boolean()
      .meta({ description: "Whether reminders are sent by e-mail; `null` means that they are." })
      .nullable(),
  })
  .partial();
export type UpdatePreferencesInput = z.output<typeof updatePreferencesInput>;

export const noteTimeZoneInput = z.strictObject({ timeZone });
