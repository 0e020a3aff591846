import { uuidv7 } from "uuidv7";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { ConflictError } from "~/server/errors";
import { holdingClock, refuseMissing, requireOwnId } from "~/server/sync/owned-rows";
import { updateTask } from "./change-queries";
import { mergeEdit, type TaskEdit } from "../merge";
import type { CreateTaskInput } from "../schema";
import * as queries from "../queries";
import { follow } from "../repeat/following-queries";
import { syncedTasks, type Task } from "../table";
import { inPlace, type Placing } from "../tree/place";

/** A task as it is by now, with the fields that were refused, which only the sender of a command looks at. */
type Merged = Task & { refused?: string[] };

type Owned = { ownerId: string; id: string };
type Changing = Pick<Context, "db" | "command"> & { audit: ChangeAudit };

/** Adds a task, or returns the one that the same user stored under the same id before, in the trash too. */
export async function create(ctx: Changing & { ownerId: string }, input: CreateTaskInput): Promise<Task> {
  const owned = { ownerId: ctx.ownerId, id: input.id ?? uuidv7() };
  const act = async (db: Database, { projectId, sectionId, parentId }: Placing) => {
    if (input.id !== undefined) await requireOwnId(db, syncedTasks, owned);
    const row = { ...input, ...owned, projectId, sectionId, parentId, createdAt: ctx.command?.at };
    const task = await queries.createTask(db, row, ctx.audit);
    return task ?? refuseMissing(db, syncedTasks, owned);
  };
  // A retry finds the task that the first request has stored.
  return inPlace(ctx, input, act, async (db) => queries.findTask(db, owned, "anywhere"));
}

/**
 * Merges an edit, field by field, into the task as it is by now, in the trash too. The fields that stay as they were changed elsewhere are in `refused`, if
 * there are any.
 */
export async function merge(
  ctx: Changing,
  versioned: Owned & { version: number | undefined; timeZone: string },
  edit: TaskEdit,
): Promise<Merged> {
  if (edit.completed === undefined) return mergeAlone(ctx, versioned, edit);
  return holdingClock({ ...ctx, ownerId: versioned.ownerId }, async (db) =>
    mergeAlone({ ...ctx, db }, versioned, edit),
  );
}

async function mergeAlone(
  { db, audit, command }: Changing,
  { version, timeZone, ...owned }: Parameters<typeof merge>[1],
  edit: TaskEdit,
): Promise<Merged> {
  const place = "anywhere";
  // The second of two concurrent changes finds another version, and reads again.
  for (;;) {
    const current = await queries.findTask(db, owned, place);
    if (current === undefined || (version !== undefined && version !== current.version)) return refuseChange(db, owned);
    const { changes, refused } = mergeEdit(current, edit);
    const change = { ...owned, version: current.version, changes, place, at: command?.at } as const;
    const task = Object.keys(changes).length === 0 ? current : await updateTask(db, change, audit);
    if (task === undefined) continue;
    await follow(db, { before: current, task, timeZone }, audit);
    return refused.length === 0 ? task : { ...task, refused };
  }
}

type Change = Parameters<typeof updateTask>[1] & { timeZone: string };

/** Changes a task. When a repeating one is completed or reopened, the task that follows it comes or goes in the same transaction. */
export async function change(db: Database, { timeZone, ...input }: Change, audit: ChangeAudit): Promise<Task> {
  const { completed, repeat } = input.changes;
  if (completed === undefined) return (await updateTask(db, input, audit)) ?? refuseChange(db, input);
  // Most tasks do not repeat, and are changed by one statement.
  const single = repeat == null ? await updateTask(db, { ...input, isSingle: true }, audit) : undefined;
  if (single !== undefined) return single;
  return holdingClock({ db, command: undefined, ownerId: input.ownerId }, async (tx) => {
    const before = await queries.findTask(tx, input);
    const task = before && (await updateTask(tx, input, audit));
    if (task === undefined) return refuseChange(tx, input);
    await follow(tx, { before, task, timeZone }, audit);
    return task;
  });
}

/** Throws unless the task is one of the caller's, outside the trash. */
export async function requireTask(db: Database, owned: Owned): Promise<undefined> {
  if ((await queries.findTask(db, owned)) === undefined) await refuseMissing(db, syncedTasks, owned);
  return undefined;
}

/** Returns why a conditional change did not apply: the task has another version, or does not exist for this user, or not there. */
export async function refuseChange(db: Database, owned: Owned, place?: queries.Place): Promise<never> {
  const current = await queries.findTask(db, owned, place);
  if (current !== undefined) throw new ConflictError("The task has changed since.", current);
  return refuseMissing(db, syncedTasks, owned);
}
