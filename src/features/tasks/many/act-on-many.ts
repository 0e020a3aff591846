import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
import { refuseMissing } from "~/server/sync/owned-rows";
import { limits } from "../constants";
import type { Place } from "../queries";
import { syncedTasks, type Task } from "../table";
import type { TreeRow } from "../tree/along";
import { type Act, afterAct } from "./act";
import { findTasks, findTreesBelow, writeTasks } from "./many-queries";

export type Changing = Pick<Context, "db" | "command"> & { audit: ChangeAudit; ownerId: string };

/** How many of the named tasks were changed. */
export interface Changed {
  changed: number;
}

/** The tasks that an act names, and those that may go along. */
export interface Acted {
  named: readonly Task[];
  below: readonly TreeRow[];
  /** What else the act looks at. */
  above?: readonly TreeRow[];
}

/** What an act did: each named task before and after it, if that differs, and how many others went along. */
export interface Done {
  named: { before: Task; after: Task }[];
  along: number;
}

const writtenFields = [
  "parentId",
  "position",
  "projectId",
  "sectionId",
  "completed",
  "completedAt",
  "deletedAt",
] as const satisfies (keyof TreeRow)[];

/**
 * Returns the tasks. A call is refused with the first that the user does not have in that place. A command goes on without those that are missing by now,
 * unless all are: the rest of what the user did would be lost.
 */
export async function requireTasks(
  db: Database,
  { ownerId, command }: Changing,
  { ids, place }: { ids: readonly string[]; place: Place },
): Promise<Task[]> {
  const found = await findTasks(db, { ownerId, ids }, place);
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined && (command === undefined || found.length === 0))
    await refuseMissing(db, syncedTasks, { ownerId, id: missing }, `The task ${missing}`);
  return found;
}

/**
 * Returns the tasks that are named, and all below them. The caller holds the owner's clock.
 * @throws {TRPCError} if one is missing, see {@link requireTasks}, or there are too many below them
 */
export async function requireTrees(
  db: Database,
  ctx: Changing,
  which: { ids: readonly string[]; place: Place },
): Promise<Acted> {
  const named = await requireTasks(db, ctx, which);
  const ids = named.map(({ id }) => id);
  const found = await findTreesBelow(db, { ownerId: ctx.ownerId, ids, atMost: limits.along });
  if (found.length > limits.along)
    throw fieldError(
      "ids",
      `These tasks have more than ${limits.along.toLocaleString("en")} subtasks, too many to change at once.`,
    );
  const known = new Set(ids);
  return { named, below: found.filter(({ id }) => !known.has(id)) };
}

/** Carries out an act on many tasks of a user, in one statement. The caller holds the owner's clock. */
export async function actOnMany(
  db: Database,
  { ownerId, audit }: Pick<Changing, "ownerId" | "audit">,
  { named, below, above = [] }: Acted,
  actOf: (which: Pick<Act<TreeRow>, "ids" | "find">) => Act<TreeRow>,
): Promise<Done> {
  const byId = new Map<string, TreeRow>([...above, ...below, ...named].map((row) => [row.id, row]));
  const act = actOf({ ids: new Set(named.map(({ id }) => id)), find: (id) => byId.get(id) });
  const after = new Map<string, TreeRow>();
  const isChanged = (row: TreeRow) => {
    const next = afterAct(row, act);
    const differs = writtenFields.some((field) => row[field] !== next[field]);
    if (differs) after.set(row.id, next);
    return differs;
  };
  const along = below.filter(isChanged);
  const changed = named.filter(isChanged);
  const rows = [...after.values()];
  const fields = writtenFields.filter((field) => rows.some((row) => row[field] !== byId.get(row.id)?.[field]));
  await writeTasks(db, { ownerId, rows, fields }, audit);
  return {
    named: changed.map((before) => ({ before, after: { ...before, ...after.get(before.id) } })),
    along: along.length,
  };
}
