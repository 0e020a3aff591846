import { z } from "zod";
import { limits } from "../constants";
import { completedIn, dueDisagrees, isSameDaySomewhere, tagChanges, taskId, updateTaskInput } from "../schema";
import { hasProject, lacksProject, place, siblings } from "../tree/schema";

const isOnce = (ids: string[]) => new Set(ids).size === ids.length;
const ids = z
  .array(taskId)
  .min(1, "Give at least one id.")
  .max(limits.atOnce, `Give at most ${limits.atOnce} ids.`)
  .refine(isOnce, "Give each id once.");

const { priority, dueOn, dueAt, deadlineOn } = updateTaskInput.shape;

const some = z
  .strictObject({
    ids,
    priority,
    dueOn,
    dueAt,
    deadlineOn,
    tagChanges: tagChanges
      .meta({
        description: "The tags to add and to remove. All others stay.",
        examples: [{ add: ["home"], remove: [] }],
      })
      .optional(),
  })
  .refine(isSameDaySomewhere, dueDisagrees);

/** What is changed of tasks at once: what concerns each of them alone. */
export type ManyChanges = Omit<z.output<typeof some>, "ids">;

/** Returns whether the ids of the parts are among those of all. */
function hasOwnIds({ ids: all, each = [] }: { ids: string[]; each?: { ids: string[] }[] | undefined }): boolean {
  const known = new Set(all);
  return each.every((one) => one.ids.every((id) => known.has(id)));
}

/** A field that is left out keeps its value. `each` is what is changed of some of the tasks alone, after what is changed of all. */
export const updateManyInput = z
  .strictObject({
    ...some.shape,
    each: z
      .array(some)
      .max(limits.atOnce)
      .refine((list) => isOnce(list.flatMap((one) => one.ids)), "Give each id once.")
      .meta({ "x-internal": true })
      .optional(),
  })
  .refine(isSameDaySomewhere, dueDisagrees)
  .refine(hasOwnIds, { path: ["each"], error: "Give these ids in `ids`, too." });
export type UpdateManyInput = z.output<typeof updateManyInput>;

/** What is done to all of them alike. */
export const manyTasksInput = z.strictObject({ ids });

export const completeManyInput = z.strictObject({ ids, completed: z.boolean(), timeZone: completedIn });

const target = z.strictObject({ ids, ...siblings, ...place }).refine(hasProject, lacksProject);

/**
 * The project `null` is the inbox, and one alone means none of its sections. Below a parent they are where that is. `each` is the place of some of the
 * tasks alone, and among others there.
 */
export const moveManyInput = z
  .strictObject({
    ids,
    parentId: siblings.parentId,
    ...place,
    each: z
      .array(target)
      .max(limits.atOnce)
      .refine((list) => isOnce(list.flatMap((one) => one.ids)), "Give each id once.")
      .meta({ "x-internal": true })
      .optional(),
  })
  .refine(hasProject, lacksProject)
  .refine(({ parentId, projectId }) => parentId != null || projectId !== undefined, {
    path: ["projectId"],
    error: "Give a project, `null` for the inbox, or a parent.",
  })
  .refine(hasOwnIds, { path: ["each"], error: "Give these ids in `ids`, too." });
export type MoveManyInput = z.output<typeof moveManyInput>;
