import type { Database } from "~/server/db/client";
import { fieldError } from "~/server/errors";
import { maxLevels } from "../constants";
import { findParent, findPlaceFault } from "../tree/place";
import { findLineage } from "../tree/subtree-queries";
import type { Target } from "./act";
import type { Acted, Changing } from "./act-on-many";
import { parentsOf, type Placing, targetsOf } from "./targets";

/**
 * Returns where a move puts each of the tasks. The caller holds the owner's clock.
 * @throws {TRPCError} if a project or a section cannot take them, or a parent: because it is one of them or below one, or there would be too many levels
 */
export async function requireTargets(
  db: Database,
  ctx: Pick<Changing, "ownerId" | "command">,
  { placing, acted }: { placing: Placing; acted: Acted },
): Promise<(id: string) => Target> {
  const { named } = acted;
  const ids = new Set(named.map(({ id }) => id));
  const parents = new Map<string, { place: Pick<Target, "projectId" | "sectionId">; levels: number }>();
  for (const parentId of parentsOf(placing)) {
    const said = parentId === placing.parentId ? placing : {};
    const parent = await findParent(db, ctx, { parentId, projectId: said.projectId, sectionId: said.sectionId });
    if ("fault" in parent) throw parent.fault;
    const lineage = await findLineage(db, { ownerId: ctx.ownerId, id: parentId });
    if (lineage.some(({ id }) => ids.has(id))) throw fieldError("parentId", "A task cannot be a subtask of itself.");
    const { projectId, sectionId } = parent;
    parents.set(parentId, { place: { projectId, sectionId }, levels: lineage.length });
  }
  const targetOf = targetsOf(placing, (parentId) => parents.get(parentId)?.place);
  const heightOf = heights(acted);
  const places = new Map<string, Target>();
  for (const { id } of named) {
    const target = targetOf(id);
    if (target.parentId == null) places.set(`${target.projectId} ${target.sectionId}`, target);
    else if ((parents.get(target.parentId)?.levels ?? 0) + 1 + heightOf(id) > maxLevels)
      throw fieldError(
        "parentId",
        `Subtasks go ${maxLevels} levels deep at most, too few for the task ${id} below it.`,
      );
  }
  for (const target of places.values()) {
    const fault = await findPlaceFault(db, ctx.ownerId, target);
    if (fault !== undefined) throw fault;
  }
  return targetOf;
}

/** Returns what measures how many levels of subtasks a task has below it, those in the trash included. It ends whatever is stored. */
function heights({ named, below }: Acted): (id: string) => number {
  const children = new Map<string, string[]>();
  for (const { id, parentId } of [...named, ...below])
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const heightOf = (id: string, atMost = maxLevels): number =>
    atMost === 0 ? 0 : Math.max(0, ...(children.get(id) ?? []).map((child) => 1 + heightOf(child, atMost - 1)));
  return heightOf;
}
