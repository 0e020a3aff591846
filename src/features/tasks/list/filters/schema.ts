import { z } from "zod";
import { isDayRange } from "~/shared/dates/day-range";
import { rowId } from "~/shared/rows/schema";
import { storableText } from "~/shared/text/schema";
import {
  completions,
  deadlines,
  duePeriods,
  limits,
  orders,
  pastPeriods,
  priorities,
  sorts,
  taggings,
} from "../../constants";
import { priority, tag, timeZone } from "../../schema";

/** Accepts one value or several, and always returns several. */
const oneOrMany = <Item extends z.ZodType>(item: Item, maxItems: number) =>
  z.union([z.array(item).max(maxItems), item.transform((value) => [value])]);

/** A period, or a range of days with one or both ends, which may move with the days: `2026-11-20..2026-11-27`, `..2026-11-20`, `today-3..fri`. */
function periodOrDays<const Period extends string>(periods: readonly Period[]) {
  const wanted = `Use one of ${periods.join(", ")}, or days such as 2026-11-20..2026-11-27.`;
  return z.union([z.enum(periods), z.string().max(24, wanted).refine(isDayRange, wanted)], wanted);
}
const orDays =
  "Or a range of dates. Either end may be omitted, or move with the days: `today`, `today+3`, `today-7`, `fri`, `fri-1`, where a weekday is";
export const dueFilter = periodOrDays(duePeriods).meta({
  description: `${orDays} the next one after today.`,
  examples: ["next_7_days", "2026-11-20..2026-11-27"],
});
const pastFilter = (what: string) =>
  periodOrDays(pastPeriods).meta({
    description: `When it was ${what}. ${orDays} the last one up to today.`,
    examples: ["last_7_days", "2026-11-20..2026-11-27"],
  });
const projectOrInbox = z.union([z.literal("none"), rowId], "Use the id of a project, or none.");
const projectList = (description: string) =>
  oneOrMany(projectOrInbox, limits.places).meta({ description: `${description} \`none\` is the inbox.` });

/** The part of a list's input that users choose, and that the address of a page carries. */
export const taskFilter = z.strictObject({
  completed: z.enum(completions).default("all"),
  priority: oneOrMany(priority, priorities.length).optional(),
  search: storableText(limits.search, z.string().trim())
    .meta({
      description:
        "Words that the title or description must contain, ignoring case and accents. A word such as `@home` matches tags, too.",
      examples: ["water fern"],
    })
    .optional(),
  tags: oneOrMany(tag, limits.tags).meta({ description: "Tags that it must all have." }).optional(),
  tagsAny: oneOrMany(tag, limits.tags).meta({ description: "Tags of which it must have at least one." }).optional(),
  tagsNone: oneOrMany(tag, limits.tags).meta({ description: "Tags that it must not have." }).optional(),
  tagged: z
    .enum(taggings)
    .meta({ description: "`any` lists the tasks that have a tag, `none` those that do not." })
    .optional(),
  due: dueFilter.optional(),
  deadline: z
    .enum(deadlines)
    .meta({ description: "`any` lists the tasks that have a deadline, `none` those that do not." })
    .optional(),
  createdOn: pastFilter("created").optional(),
  completedOn: pastFilter("completed").optional(),
  project: projectOrInbox
    .meta({ description: "The id of a project. `none` lists the inbox.", examples: ["none"] })
    .optional(),
  projectsAny: projectList("Ids of projects, in one of which it must be.").optional(),
  projectsNone: projectList("Ids of projects in which it must not be.").optional(),
  section: rowId.meta({ description: "The id of a section." }).optional(),
  sort: z.enum(sorts).default("created_at"),
  order: z.enum(orders).default("desc"),
});
export type TaskFilter = z.output<typeof taskFilter>;

export const listTasksInput = taskFilter
  .extend({
    trash: z.boolean().meta({ description: "`true` lists the tasks in the trash instead." }).default(false),
    timeZone: timeZone.default("UTC"),
    limit: z.int().min(1).max(limits.page).default(50),
    cursor: z
      .string()
      .max(6000)
      .meta({ description: "The cursor for the next page, from the previous response." })
      .nullish(),
    /** Sent along by infinite queries, which only go forward here. */
    direction: z.literal("forward").meta({ "x-internal": true }).optional(),
  })
  .prefault({});
export type ListTasksInput = z.output<typeof listTasksInput>;

export const countTasksInput = z.strictObject({ timeZone: timeZone.default("UTC") }).default({ timeZone: "UTC" });
