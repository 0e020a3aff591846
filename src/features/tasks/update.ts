import { TRPCError } from "@trpc/server";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { ConflictError } from "~/server/errors";
import type { RefusedField, TaskEdit } from "./merge";
import * as queries from "./queries";
import type { Task } from "./table";

type Owned = { ownerId: string; id: string };
type Changing = Pick<Context, "db" | "command"> & { audit: ChangeAudit };

/** Field by field, into what the task is by now; with the fields that were refused, if any. */
export async function merge(
  { db, audit, command }: Changing,
  versioned: Owned & { version: number | undefined },
  edit: TaskEdit,
): Promise<Task & { refused?: RefusedField[] }> {
  const merged = await queries.mergeIntoTask(db, { ...versioned, edit, at: command?.at }, audit);
  if (merged === undefined) return refuseChange(db, versioned);
  const { task, refused } = merged;
  return refused.length === 0 ? task : { ...task, refused };
}

export async function change(db: Database, input: Parameters<typeof queries.updateTask>[1], audit: ChangeAudit) {
  return (await queries.updateTask(db, input, audit)) ?? refuseChange(db, input);
}

/** Returns why a conditional change did not apply: the task has another version, or does not exist for this user, or not there. */
export async function refuseChange(db: Database, owned: Owned, place?: queries.Place): Promise<never> {
  const current = await queries.findTask(db, owned, place);
  if (current !== undefined) throw new ConflictError("The task has changed since.", current);
  return refuse(db, owned);
}

/** Throws "forbidden" or "not found". Ids cannot be guessed, so telling them apart reveals nothing. */
export async function refuse(db: Database, owned: Owned): Promise<never> {
  if (await queries.isTaskOfAnother(db, owned)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "This task belongs to someone else." });
  }
  throw new TRPCError({ code: "NOT_FOUND", message: "This task does not exist." });
}
