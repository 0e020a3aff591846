import type { IdsIn, Placing, Relocation } from "~/client/sync/kinds/kinds";
import { followingId } from "../../repeat/following-id";

/** Returns the ids of all tasks below one, found by the index of their parents. */
export function idsBelow(id: string, idsIn: IdsIn): ReadonlySet<string> {
  const below = new Set<string>();
  const add = (parentId: string) => {
    for (const child of idsIn("parent", parentId)) {
      if (below.has(child)) continue;
      below.add(child);
      add(child);
    }
  };
  add(id);
  return below;
}

/** Returns the ids of the tasks that are completed along with one, of those that follow it and them in a series, and of all that is below those. */
export function idsCompletedWith(id: string, idsIn: IdsIn): ReadonlySet<string> {
  const below = idsBelow(id, idsIn);
  const next = followingId(id);
  return new Set([...below, next, ...[...below].map(followingId), ...idsBelow(next, idsIn)]);
}

/** Returns where the tasks may come that follow one and its subtasks. */
export function* placesFollowing(
  id: string,
  { idsIn, keysOf }: Pick<Relocation, "idsIn" | "keysOf">,
): Iterable<Placing> {
  for (const key of keysOf("parent", id)) yield { index: "parent", key, id: followingId(id) };
  for (const parent of [id, ...idsBelow(id, idsIn)])
    for (const child of idsIn("parent", parent)) {
      yield { index: "parent", key: followingId(parent), id: followingId(child) };
    }
}
