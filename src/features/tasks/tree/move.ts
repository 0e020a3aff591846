import type { ChangeAudit } from "~/server/audit/audit";
import type { Context } from "~/server/context";
import { holdingClock, requireRow } from "~/server/sync/owned-rows";
import { moveTask } from "../change/change-queries";
import { placeOf } from "../merge";
import { places } from "../queries";
import { syncedTasks, type Task } from "../table";
import { findParent, findPlaceFault } from "./place";
import type { MoveTaskInput } from "./schema";

/**
 * Moves a task to another place among its siblings, below another parent, or into another project. What is below it goes along. It is decided while the
 * owner's clock is held, so that moves of two devices never make a circle.
 * @throws {TRPCError} if the parent or the project cannot take it
 */
export async function move(
  ctx: Pick<Context, "db" | "command"> & { ownerId: string; audit: ChangeAudit },
  { id, version, position, ...placing }: MoveTaskInput,
): Promise<Task> {
  const { ownerId, audit } = ctx;
  return holdingClock(ctx, async (db) => {
    const current = await requireRow(db, syncedTasks, { ownerId, id, version }, places.lists);
    const { parentId } = placing;
    const given = { parentId, position, ...placeOf(placing) };
    if (parentId != null) {
      const parent = await findParent(db, ctx, { ...placing, id, parentId });
      if ("fault" in parent) throw parent.fault;
      Object.assign(given, parent);
    } else if (placing.projectId !== undefined) {
      const isThere = placing.projectId === current.projectId && (placing.sectionId ?? null) === current.sectionId;
      const fault = isThere ? undefined : await findPlaceFault(db, ownerId, placing);
      if (fault !== undefined) throw fault;
    }
    const values = changed(current, given);
    return Object.keys(values).length === 0
      ? current
      : ((await moveTask(db, { ownerId, id, values }, audit)) ?? current);
  });
}

type Values = Parameters<typeof moveTask>[1]["values"];

/** Returns what differs of the task. A project and a section are written together. */
function changed(
  current: Task,
  {
    parentId,
    position,
    projectId = current.projectId,
    sectionId = current.sectionId,
  }: { [Field in keyof Values]?: Values[Field] | undefined },
): Values {
  const isElsewhere = projectId !== current.projectId || sectionId !== current.sectionId;
  return {
    ...(parentId !== undefined && parentId !== current.parentId && { parentId }),
    ...(position !== undefined && position !== current.position && { position }),
    ...(isElsewhere && { projectId, sectionId }),
  };
}
