import { placeOf } from "../merge";
import type { Target } from "./act";
import type { MoveManyInput } from "./schema";

/** What is said of the places of many tasks. */
export type Placing = Pick<MoveManyInput, "projectId" | "sectionId" | "each">;

/** Returns where a move of many tasks puts each of them. */
export function targetsOf({ projectId, sectionId = null, each = [] }: Placing): (id: string) => Target {
  const all = { projectId, sectionId };
  const own = new Map(
    each.flatMap(({ ids, position, ...place }) =>
      ids.map((id) => [id, { ...all, ...placeOf(place), position }] as const),
    ),
  );
  return (id) => own.get(id) ?? all;
}
