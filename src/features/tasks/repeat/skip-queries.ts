import { eq, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
import { holdingClock, requireRow } from "~/server/sync/owned-rows";
import { recordedUpdate } from "~/server/sync/recorded";
import type { Moment } from "~/shared/dates/repeat/occurrence";
import { recordChanges } from "../change/history/record-queries";
import { limits } from "../constants";
import { findTasks, findTreesBelow, readMoment, writeTasks } from "../many/many-queries";
import { places } from "../queries";
import type { SkipTaskInput } from "../schema";
import { syncedTasks, tasks, type Task } from "../table";
import { daysBetween } from "./copies";
import { skippedBelow, skippedFields, skippedOf } from "./skip";

type Skipping = Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit };

/**
 * Makes a repeating task due the next time without completing it, with all tasks below it. One that is not due on `day` any more stays as it is, so that
 * two devices skip the same time once.
 * @throws {TRPCError} if the task is completed, does not repeat or is due for the last time, or there are too many below it
 */
export async function skip(ctx: Skipping, { id, version, day, timeZone }: SkipTaskInput): Promise<Task> {
  const { ownerId, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const task = await requireRow(db, syncedTasks, { ownerId, id, version }, places.lists);
    if (day !== undefined && day !== task.dueOn) return task;
    const moment = { at: ctx.command?.at ?? (await readMoment(db)), timeZone };
    const next = requireNext(task, moment);
    const below = await findSkipped(db, task, { days: daysBetween(task, next, moment), timeZone });
    const change = { ownerId, set: next, where: eq(tasks.id, id) };
    const details = sql`${JSON.stringify(below.length === 0 ? {} : { subtasks: below.length })}::jsonb`;
    const along = [recordChanges(db, { by: audit.change })];
    const skipped = await recordedUpdate(db, syncedTasks, change, audit, { details, along });
    await writeTasks(db, { ownerId, rows: below, fields: skippedFields }, audit);
    return skipped ?? task;
  });
}

function requireNext(task: Task, moment: Moment) {
  if (task.completed) throw fieldError("id", "This task is completed. Reopen it first.");
  if (task.repeat === null) throw fieldError("id", "This task does not repeat.");
  const next = skippedOf(task, moment);
  if (next === undefined) throw fieldError("id", "This is the last time that it repeats.");
  return next;
}

/** Returns the tasks below one as they are after it was skipped, if that changes them. */
async function findSkipped(
  db: Database,
  { userId: ownerId, id: rootId, ...task }: Task,
  shift: { days: number; timeZone: string },
): Promise<Task[]> {
  const atMost = limits.along;
  const found = await findTreesBelow(db, { ownerId, ids: [rootId], atMost });
  if (found.length > atMost)
    throw fieldError(
      "id",
      `This task has more than ${atMost.toLocaleString("en")} subtasks, too many to change at once.`,
    );
  const below = await findTasks(db, { ownerId, ids: found.map(({ id }) => id) }, "lists");
  const byId = new Map([{ ...task, userId: ownerId, id: rootId }, ...below].map((row) => [row.id, row]));
  return below.flatMap((before) => {
    const after = skippedBelow(before, { rootId, find: (id) => byId.get(id), ...shift });
    return after === before ? [] : [after];
  });
}
