import type { TRPCError } from "@trpc/server";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
import { holdingClock } from "~/server/sync/owned-rows";
import { maxLevels } from "../constants";
import { findPlace, type ProjectPlace } from "../list/place-queries";
import type { Task } from "../table";
import { type Ancestor, findLineage, measureHeight } from "./subtree-queries";

type Merged = Task & { refused?: string[] };
type Place = Pick<Task, "projectId" | "sectionId">;

/** Where a task is put. A project alone means none of its sections; nothing at all, that the task stays where it is. */
export type Placing = { [Field in "projectId" | "sectionId" | "parentId"]?: Task[Field] | undefined };

type Caller = Pick<Context, "db" | "command"> & { ownerId: string };

/**
 * Runs `act` with the place that a task is put in, while nothing can happen to that. A place that is gone refuses the call. A command is refused the
 * place alone, because the rest would be lost: the task stays where it is, and a new one comes into the inbox. A subtask is where its parent is.
 * @param orElse returns what the call returns although its place is gone, or throws what comes before that
 */
export async function inPlace(
  ctx: Caller,
  { projectId, sectionId, parentId }: Placing,
  act: (db: Database, placing: Placing) => Promise<Merged>,
  orElse: (db: Database) => Promise<Task | undefined>,
): Promise<Task> {
  if (projectId === undefined && sectionId === undefined && parentId === undefined) return act(ctx.db, {});
  return holdingClock(ctx, async (db) => {
    const found = await findTarget(db, ctx, { projectId, sectionId, parentId });
    if (!("fault" in found)) return act(db, found);
    if (ctx.command === undefined) {
      const known = await orElse(db);
      if (known === undefined) throw found.fault;
      return known;
    }
    const { refused, ...rest } = found.instead;
    const result = await act(db, rest);
    return { ...result, refused: [...(result.refused ?? []), ...refused] };
  });
}

/** A place that a task can be put in, or why it cannot, and what a command does instead. */
type Target = Placing | { fault: TRPCError; instead: Placing & { refused: string[] } };

async function findTarget(db: Database, ctx: Caller, { parentId, ...given }: Placing): Promise<Target> {
  if (parentId == null) {
    const fault = await findPlaceFault(db, ctx.ownerId, given);
    return fault === undefined ? given : { fault, instead: { refused: ["projectId"] } };
  }
  const parent = await findParent(db, ctx, { parentId, ...given });
  if (!("fault" in parent)) return parent;
  const isPlace = (await findPlaceFault(db, ctx.ownerId, given)) === undefined;
  const refused = ["parentId", ...(isPlace ? [] : ["projectId"])];
  return { fault: parent.fault, instead: { ...(isPlace && given), refused } };
}

/** Returns why no task can be put there, if none can. Another user's project is one that does not exist. */
export async function findPlaceFault(
  db: Database,
  ownerId: string,
  { projectId, sectionId = null }: Placing,
): Promise<TRPCError | undefined> {
  if (projectId == null) return undefined;
  const place: ProjectPlace = { ownerId, projectId, sectionId };
  const found = await findPlace(db, place);
  if (found === undefined) return fieldError("projectId", "This project does not exist.");
  if (found.isTrashed) return fieldError("projectId", "This project is in the trash. Restore it first.");
  if (found.isArchived) return fieldError("projectId", "This project is archived. Take it out of the archive first.");
  if (sectionId === null || found.hasSection) return undefined;
  return fieldError("sectionId", "This section does not exist in the project.");
}

/** Returns the parent with its place, which the subtask gets, or why the task cannot be a subtask of it. Another user's task is one that does not exist. */
export async function findParent(
  db: Database,
  { ownerId, command }: Pick<Caller, "ownerId" | "command">,
  { id, parentId, ...given }: Placing & { id?: string; parentId: string },
): Promise<(Place & { parentId: string }) | { fault: TRPCError }> {
  const lineage = await findLineage(db, { ownerId, id: parentId });
  const [parent] = lineage;
  const fault = (message: string) => ({ fault: fieldError("parentId", message) });
  if (parent === undefined) return fault("This task does not exist.");
  if (parent.isTrashed) return fault("This task is in the trash. Restore it first.");
  if (lineage.some((ancestor) => ancestor.id === id)) return fault("A task cannot be a subtask of itself.");
  const height = id === undefined ? 0 : await measureHeight(db, { ownerId, id });
  if (lineage.length + 1 + height > maxLevels) return fault(`Subtasks go ${maxLevels} levels deep at most.`);
  // A device may know an earlier place of the parent.
  if (command === undefined && isElsewhere(given, parent))
    return { fault: fieldError("projectId", "A subtask is in the project and the section of its parent.") };
  return { parentId, projectId: parent.projectId, sectionId: parent.sectionId };
}

const isElsewhere = ({ projectId, sectionId = null }: Placing, parent: Ancestor) =>
  projectId !== undefined && (projectId !== parent.projectId || sectionId !== parent.sectionId);
