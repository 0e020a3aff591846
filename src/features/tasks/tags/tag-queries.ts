import { count, sql } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { update } from "~/server/sync/change";
import { syncedTasks, tasks } from "../table";

/** Tasks by their ids alone: the statement only counts what it changes. */
const counted = { ...syncedTasks, columns: { id: tasks.id } };

interface Retagging {
  ownerId: string;
  tag: string;
  /** Its new name, or `null` if it is deleted. */
  to: string | null;
}

/** Gives a tag of a user another name, or deletes it, in all of their tasks, those in the trash included. Returns how many tasks had it. */
export async function retagTasks(db: Database, { ownerId, tag, to }: Retagging): Promise<number> {
  const [from, next] = [sql`fold_text(${tag}::text)`, sql`fold_text(${to}::text)`];
  const isElsewhere = sql`${next} <> ${from} and ${tasks.foldedTags} @> array[${next}]`;
  const isKept = sql`"each".folded <> ${from} or not (${to}::text is null or (${isElsewhere}))`;
  const set = {
    tags: sql`array(select case when "each".folded = ${from} then ${to}::text else "each".tag end
      from unnest(${tasks.tags}, ${tasks.foldedTags}) with ordinality as "each" (tag, folded, place)
      where ${isKept} order by "each".place)`,
  };
  const isNew = sql`(${next} is distinct from ${from} or not ${tasks.tags} @> array[${to}::text])`;
  const where = sql`${tasks.foldedTags} @> array[${from}] and ${isNew}`;
  const { clock, changed } = update(db, counted, { ownerId, set, where });
  const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
  return row?.count ?? 0;
}
