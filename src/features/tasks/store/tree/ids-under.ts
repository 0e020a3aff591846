import type { Task } from "../task";

/** Returns the ids of the tasks below those with these ids, in the trash or not, without these. It ends whatever is stored. */
export function idsUnder(ids: readonly string[], tasks: readonly Pick<Task, "id" | "parentId">[]): string[] {
  const below = new Map<string, string[]>();
  for (const { id, parentId } of tasks) {
    if (parentId === null) continue;
    const known = below.get(parentId);
    if (known === undefined) below.set(parentId, [id]);
    else known.push(id);
  }
  const found = new Set(ids);
  // A set also returns what is added to it meanwhile.
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child);
  return [...found].slice(new Set(ids).size);
}
