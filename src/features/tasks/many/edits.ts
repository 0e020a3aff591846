import { mergeEdit, type EditedTask } from "../merge";
import type { ManyChanges } from "./schema";

interface Many extends ManyChanges {
  ids: readonly string[];
  each?: readonly (ManyChanges & { ids: readonly string[] })[] | undefined;
}

/** Returns what a change of many tasks does to one of them: what is changed of all, and then what is changed of this one. */
export function editsOf(id: string, { ids: _ids, each = [], ...all }: Many): ManyChanges[] {
  const own = each.find(({ ids }) => ids.includes(id));
  if (own === undefined) return [all];
  const { ids: _own, ...edit } = own;
  return [all, edit];
}

/** Returns the task after edits, and the fields of which one was refused. Browser and server share this function. */
export function applyEdits<Task extends EditedTask>(
  task: Task,
  edits: readonly ManyChanges[],
): { task: Task; refused: string[] } {
  const refused: string[] = [];
  const edited = { ...task };
  for (const edit of edits) {
    const merge = mergeEdit(edited, edit);
    refused.push(...merge.refused);
    Object.assign(edited, merge.changes);
  }
  return { task: edited, refused };
}
