import { z } from "zod";
import { isBetween1900And9999 } from "~/shared/calendar-day";
import { instant } from "~/shared/dates/schema";
import { fold } from "~/shared/text/fold";
import { storableText, visibleText } from "~/shared/text/schema";
import { isTimeZone } from "~/shared/due-date";
import { hasProject, lacksProject, place, siblings } from "./tree/schema";
import { repeat } from "~/shared/dates/repeat/schema";
import { limits, priorities } from "./constants";

export { limits, orders, priorities, sorts } from "./constants";

/** Returns the schema of a text in a list's filter or tags. */
const phrase = (maxLength: number) => visibleText(maxLength, "Enter some text.");

/** Returns whether no tag is repeated, regardless of case and accents. */
const hasNoRepeat = (list: string[]) => new Set(list.map(fold)).size === list.length;

export const calendarDay = z.iso
  .date("Use a date such as 2026-11-20.")
  .refine(isBetween1900And9999, "Use a day from 1900 to 9999.");
export const timeZone = z
  .string()
  .refine((zone) => zone.length <= 64 && isTimeZone(zone), "Use a time zone such as Europe/Berlin.")
  .meta({ description: "The time zone that determines “today”.", examples: ["Europe/Berlin"] });

export const taskId = z.guid("Use a UUID.").transform((id) => id.toLowerCase());
const newTaskId = z.uuidv7("Use a UUIDv7.").transform((id) => id.toLowerCase());
const version = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: "The version that the change is based on. Without it, the last write wins." });

export const priority = z.enum(priorities);
export const tag = phrase(limits.tag).refine((value) => !value.includes(","), "A tag cannot hold a comma.");
const tags = z
  .array(tag)
  .max(limits.tags, `Use at most ${limits.tags} tags.`)
  .refine(hasNoRepeat, "Give each tag once.");

/** `dueAt` adds a time to the day `dueOn`. Alone, it implies the day that is written in it; `dueOn` alone means the whole day. */
const due = { dueOn: calendarDay.nullable().optional(), dueAt: instant.nullable().optional() };
type DueInput = { dueOn?: string | null | undefined; dueAt?: string | null | undefined };
/** Returns whether a day matches an instant anywhere on earth: days begin 14 hours before UTC's and end 12 hours after it. */
export const isSameDaySomewhere = ({ dueOn, dueAt }: DueInput) => {
  if (typeof dueAt !== "string" || dueOn === undefined) return true;
  const hours = (Date.parse(dueAt) - Date.parse(`${dueOn}T00:00:00Z`)) / 3_600_000;
  return hours >= -14 && hours < 36;
};
export const dueDisagrees = { path: ["dueOn"], error: "This is not the day of dueAt anywhere on earth." };

/** The writable fields of a task. */
const fields = {
  title: phrase(limits.title),
  description: storableText(limits.description),
  priority,
  ...due,
  deadlineOn: calendarDay
    .meta({ description: "The day by which it must be done, beside the one on which you mean to do it." })
    .nullable()
    .optional(),
  tags,
  ...place,
  repeat: repeat.nullable().optional(),
};

export const createTaskInput = z
  .strictObject({
    id: newTaskId.optional(),
    ...fields,
    ...siblings,
    description: fields.description.default(""),
    priority: priority.default("medium"),
    tags: tags.default([]),
  })
  .refine(isSameDaySomewhere, dueDisagrees)
  .refine(hasProject, lacksProject);
export type CreateTaskInput = z.output<typeof createTaskInput>;

const { title, description, ...otherChanges } = z.strictObject(fields).partial().shape;

/** For browsers; programs have `version`, and write all tags at once. */
const forBrowsers = { "x-internal": true };
/** Tags to add and to remove, whatever the others are. */
export const tagChanges = z
  .strictObject({ add: tags, remove: tags })
  .refine(({ add, remove }) => hasNoRepeat([...add, ...remove]), "Add a tag or remove it, not both.");
/** A text that was stored once is told as it is. */
const was = z
  .strictObject({
    ...fields,
    title: storableText(limits.title),
    completed: z.boolean(),
  })
  .partial();

/** Where a repeating task is completed: the next one is due at the same time of day there, and not before today. */
export const completedIn = timeZone.default("UTC");

/**
 * A field that is left out keeps its value. With `version` the change applies only to that version. With `was`, the values that the person looked at, it
 * is merged with what was changed since, see `merge.ts`.
 */
export const updateTaskInput = z
  .strictObject({
    id: taskId,
    version: version.optional(),
    title,
    description,
    completed: z.boolean().optional(),
    timeZone: completedIn,
    ...otherChanges,
    tagChanges: tagChanges.meta(forBrowsers).optional(),
    was: was.meta(forBrowsers).optional(),
  })
  .refine(isSameDaySomewhere, dueDisagrees)
  .refine(hasProject, lacksProject)
  .refine(({ tags: all, tagChanges: some }) => all === undefined || some === undefined, {
    path: ["tagChanges"],
    error: "Give all tags or changes of them, not both.",
  });
export type UpdateTaskInput = z.output<typeof updateTaskInput>;

/** The fields that callers write. Completing a task and moving it are separate procedures. */
export type WrittenField = keyof typeof fields;

/** Without `completed`, the task's state is toggled. */
export const setCompletedInput = z.strictObject({
  id: taskId,
  completed: z.boolean().optional(),
  timeZone: completedIn,
  version: version.optional(),
});

export const skipTaskInput = z.strictObject({
  id: taskId,
  day: calendarDay
    .meta({
      examples: ["2026-11-20"],
      description:
        "The day that is skipped: that on which the task is due now. A task that is due on another day by then stays as it is.",
    })
    .nullable()
    .optional(),
  timeZone: completedIn,
  version: version.optional(),
});
export type SkipTaskInput = z.output<typeof skipTaskInput>;

export const taskIdInput = z.strictObject({ id: taskId });
export const deleteTaskInput = taskIdInput.extend({ version: version.optional() });
