import { placeOf } from "../merge";
import type { Target } from "./act";
import type { MoveManyInput } from "./schema";

/** What is said of the places of many tasks. */
export type Placing = Pick<MoveManyInput, "parentId" | "projectId" | "sectionId" | "each">;

type Place = Pick<Target, "projectId" | "sectionId">;

/** Returns the parents that a move of many tasks names, each once. */
export function parentsOf({ parentId, each = [] }: Placing): ReadonlySet<string> {
  return new Set([parentId, ...each.map((one) => one.parentId)].flatMap((id) => id ?? []));
}

/**
 * Returns where a move of many tasks puts each of them.
 * @param placeBelow returns the place of a parent, where its subtasks are
 */
export function targetsOf(
  { parentId, projectId = null, sectionId = null, each = [] }: Placing,
  placeBelow: (parentId: string) => Place | undefined,
): (id: string) => Target {
  const inParent = (target: Target): Target => {
    const place = target.parentId == null ? undefined : placeBelow(target.parentId);
    return place === undefined ? target : { ...target, projectId: place.projectId, sectionId: place.sectionId };
  };
  const all = inParent({ parentId, projectId, sectionId });
  const own = new Map(
    each.flatMap(({ ids, position, parentId: ownParent = parentId, ...place }) => {
      const target = inParent({ ...all, ...placeOf(place), parentId: ownParent, position });
      return ids.map((id) => [id, target] as const);
    }),
  );
  return (id) => own.get(id) ?? all;
}
