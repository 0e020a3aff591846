import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
import { holdingClock, refuseMissing } from "~/server/sync/owned-rows";
import { syncedTasks, type Task } from "../table";
import { applyEdits, editsOf } from "./edits";
import { findTasks, manyFields, writeTasks } from "./many-queries";
import type { UpdateManyInput } from "./schema";

type Changing = Pick<Context, "db" | "command"> & { audit: ChangeAudit; ownerId: string };

/** How many tasks were changed. `refused` are the fields of which a command was not carried out for some. */
interface Changed {
  changed: number;
  refused?: string[];
}

/** Changes many tasks of a user at once, with one entry in the audit log. Those that already are as they shall be stay untouched. */
export async function updateMany(ctx: Changing, input: UpdateManyInput): Promise<Changed> {
  const { ownerId, command, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const refused = new Set<string>();
    const edited = (await requireTasks(db, ctx, input.ids)).map((before) => {
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
    const changed = await writeTasks(db, { ownerId, rows: rows.map(({ after }) => after), fields });
    if (changed > 0) await audit.record(db, { details: { tasks: changed, fields: fields.join(",") } });
    return refused.size === 0 ? { changed } : { changed, refused: [...refused] };
  });
}

const isOther = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/**
 * Returns the tasks. A call is refused with the first that the user does not have in the lists. A command changes those in the trash, too, and goes on
 * without those that are missing by now, unless all are: the rest of what the user did would be lost.
 */
async function requireTasks(db: Database, { ownerId, command }: Changing, ids: readonly string[]): Promise<Task[]> {
  const found = await findTasks(db, { ownerId, ids }, command === undefined ? "lists" : "anywhere");
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined && (command === undefined || found.length === 0))
    await refuseMissing(db, syncedTasks, { ownerId, id: missing }, `The task ${missing}`);
  return found;
}
