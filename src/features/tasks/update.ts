import type { TRPCError } from "@trpc/server";
import { uuidv7 } from "uuidv7";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { ConflictError, fieldError } from "~/server/errors";
import { holdingClock, refuseMissing, requireOwnId } from "~/server/sync/owned-rows";
import { updateTask } from "./change-queries";
import { findPlace, type ProjectPlace } from "./list/place-queries";
import { type EditedTask, mergeEdit, type TaskEdit } from "./merge";
import type { CreateTaskInput } from "./schema";
import * as queries from "./queries";
import { follow } from "./repeat/following-queries";
import { syncedTasks, type Task } from "./table";

/** A task as it is by now, with the fields that were refused, which only the sender of a command looks at. */
type Merged = Task & { refused?: string[] };

type Owned = { ownerId: string; id: string };
type Changing = Pick<Context, "db" | "command"> & { audit: ChangeAudit };

/** Adds a task, or returns the one that the same user stored under the same id before, in the trash too. */
export async function create(ctx: Changing & { ownerId: string }, input: CreateTaskInput): Promise<Task> {
  const owned = { ownerId: ctx.ownerId, id: input.id ?? uuidv7() };
  const act = async (db: Database, { projectId, sectionId }: Placing) => {
    if (input.id !== undefined) await requireOwnId(db, syncedTasks, owned);
    const row = { ...input, ...owned, projectId, sectionId, createdAt: ctx.command?.at };
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

type Placing = { [Field in "projectId" | "sectionId"]?: EditedTask[Field] | undefined };

/**
 * Runs `act` with the place that a task is put in, while nothing can happen to that. A place that is gone refuses the call. A command is refused the
 * place alone, because the rest would be lost: the task stays where it is, and a new one comes into the inbox.
 * @param orElse returns what the call returns although its place is gone, or throws what comes before that
 */
export async function inPlace(
  ctx: Pick<Context, "db" | "command"> & { ownerId: string },
  { projectId, sectionId }: Placing,
  act: (db: Database, place: Placing) => Promise<Merged>,
  orElse: (db: Database) => Promise<Task | undefined>,
): Promise<Task> {
  if (projectId == null) return act(ctx.db, { projectId, sectionId });
  return holdingClock(ctx, async (db) => {
    const fault = await findFault(db, { ownerId: ctx.ownerId, projectId, sectionId: sectionId ?? null });
    if (fault === undefined) return act(db, { projectId, sectionId });
    if (ctx.command === undefined) {
      const known = await orElse(db);
      if (known === undefined) throw fault;
      return known;
    }
    const result = await act(db, {});
    return { ...result, refused: [...(result.refused ?? []), "projectId"] };
  });
}

/** Returns why no task can be put there, if none can. Another user's project is one that does not exist. */
async function findFault(db: Database, place: ProjectPlace): Promise<TRPCError | undefined> {
  const found = await findPlace(db, place);
  if (found === undefined) return fieldError("projectId", "This project does not exist.");
  if (found.isTrashed) return fieldError("projectId", "This project is in the trash. Restore it first.");
  if (found.isArchived) return fieldError("projectId", "This project is archived. Take it out of the archive first.");
  if (place.sectionId === null || found.hasSection) return undefined;
  return fieldError("sectionId", "This section does not exist in the project.");
}
