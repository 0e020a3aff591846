import type { Database } from "~/server/db/client";
import { type Actor, recordChanges } from "./record-queries";
import type { TrackedField } from "./tracked";
import { recordTyping } from "./typing-queries";

/** Returns the parts of a statement that add the changes of these fields of one task to its history; none without a field. */
export function recordedOf(db: Pick<Database, "$with">, [field, ...others]: TrackedField[], by: Actor) {
  if (field === undefined) return [];
  if (others.length === 0 && (field === "title" || field === "description")) return recordTyping(db, field, by);
  return [recordChanges(db, { fields: [field, ...others], by })];
}
