import type { Database } from "~/server/db/client";
import { tagId } from "~/shared/rows/tag-id";
import { findColor, storeColor } from "./color-queries";
import { recolored } from "./recolored";

/**
 * Lets the color of a user's tag follow it to its new name, or go with it when it is deleted. Returns how many tags that changed. To be called while
 * the user's clock is held.
 */
export async function recolorTag(
  db: Database,
  { ownerId, tag, to }: { ownerId: string; tag: string; to: string | null },
): Promise<number> {
  const [fromId, targetId] = [tagId(ownerId, tag), tagId(ownerId, to ?? tag)];
  const from = await findColor(db, { ownerId, id: fromId });
  const target = targetId === fromId ? from : await findColor(db, { ownerId, id: targetId });
  const next = recolored({ from, target }, to);
  let changed = 0;
  if (next.from !== undefined && next.from !== from) {
    await storeColor(db, { ownerId, ...next.from, id: fromId }, { isNew: false });
    changed += 1;
  }
  if (targetId !== fromId && next.target !== undefined && next.target !== target) {
    await storeColor(db, { ownerId, ...next.target, id: targetId }, { isNew: target === undefined });
    changed += 1;
  }
  return changed;
}
