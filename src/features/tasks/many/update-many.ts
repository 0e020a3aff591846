import { fieldError } from "~/server/errors";
import { holdingClock } from "~/server/sync/owned-rows";
import { type Changed, type Changing, requireTasks } from "./act-on-many";
import { applyEdits, editsOf } from "./edits";
import { writeTasks } from "./many-queries";
import type { UpdateManyInput } from "./schema";

/** The fields that are changed of many tasks at once. */
const manyFields = ["priority", "dueOn", "dueAt", "deadlineOn", "tags"] as const;

/**
 * Changes many tasks of a user at once, with one entry in the audit log. Those that already are as they shall be stay untouched. `refused` are the
 * fields of which a command was not carried out for some.
 */
export async function updateMany(ctx: Changing, input: UpdateManyInput): Promise<Changed & { refused?: string[] }> {
  const { ownerId, command, audit } = ctx;
  const place = command === undefined ? "lists" : "anywhere";
  return holdingClock(ctx, async (db) => {
    const refused = new Set<string>();
    const edited = (await requireTasks(db, ctx, { ids: input.ids, place })).map((before) => {
      const { task: after, refused: full } = applyEdits(before, editsOf(before.id, input));
      if (full.length > 0 && command === undefined)
        throw fieldError("tagChanges", `The task ${before.id} has no room for more tags.`);
      for (const field of full) refused.add(field);
      return { before, after };
    });
    const fields = manyFields.filter((field) =>
      edited.some(({ before, after }) => isOther(before[field], after[field])),
    );
    const rows = edited.filter(({ before, after }) => fields.some((field) => isOther(before[field], after[field])));
    const changed = await writeTasks(db, { ownerId, rows: rows.map(({ after }) => after), fields }, audit);
    if (changed > 0) await audit.record(db, { details: { tasks: changed, fields: fields.join(",") } });
    return refused.size === 0 ? { changed } : { changed, refused: [...refused] };
  });
}

const isOther = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
