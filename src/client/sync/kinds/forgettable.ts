import type { Replayable } from "../command";
import { namesOf } from "~/shared/names-of";
import type { AnyRows, Kinds } from "./kinds";
import type { IdLists } from "./stores";

/**
 * Returns the rows that a device no longer keeps: those that the server has deleted by itself, and the oldest of those that may be left out if there are
 * more than `maxRows` of all kinds. `isPartial` tells whether any are left out.
 */
export function forgettable<Rows extends AnyRows, Procedure extends Replayable>(
  kinds: Kinds<Rows, Procedure>,
  { now, maxRows }: { now: string; maxRows: number },
): { ids: IdLists; isPartial: boolean } {
  const ids: Record<string, string[]> = {};
  const spare: { name: string; id: string; by: string }[] = [];
  let surplus = -maxRows;
  for (const name of namesOf(kinds)) {
    const { store, isGone, leavesOutBy } = kinds[name];
    for (const row of store.listStored()) {
      if (isGone(row, now)) (ids[name] ??= []).push(row.id);
      else surplus += 1;
      const by = leavesOutBy(row);
      if (by !== undefined) spare.push({ name, id: row.id, by });
    }
  }
  const leftOut = surplus <= 0 ? [] : spare.sort((one, other) => (one.by < other.by ? -1 : 1)).slice(0, surplus);
  for (const { name, id } of leftOut) (ids[name] ??= []).push(id);
  return { ids, isPartial: leftOut.length > 0 };
}
