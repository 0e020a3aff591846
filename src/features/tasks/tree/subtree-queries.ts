import { type Placeholder, sql } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { tasks } from "../table";

type Given = string | Placeholder;
/** A task of a user. */
export interface OwnTask {
  ownerId: Given;
  id: Given;
}

/** Returns a subquery of the ids of all tasks below one, in the trash or not. `union` ends it whatever is stored. */
export const idsBelow = ({ ownerId, id }: OwnTask) => sql`(with recursive "below" as (
  select ${tasks.id} from ${tasks} where ${tasks.userId} = ${ownerId}::uuid and ${tasks.parentId} = ${id}::uuid
  union select "child".id from ${tasks} as "child", "below" where "child"."user_id" = ${ownerId}::uuid and "child".parent_id = "below".id
) select id from "below")`;

/** Returns the same for many tasks. */
export const idsBelowMany = ({
  ownerId,
  ids,
}: {
  ownerId: string;
  ids: readonly string[];
}) => sql`(with recursive "below" as (
  select ${tasks.id} from ${tasks} where ${tasks.userId} = ${ownerId}::uuid and ${tasks.parentId} = any(${sql.param(ids)}::uuid[])
  union select "child".id from ${tasks} as "child", "below" where "child"."user_id" = ${ownerId}::uuid and "child".parent_id = "below".id
) select id from "below")`;

/** Returns the latest moment until now at which a task below one was deleted on its own. Moments are stored rounded to milliseconds. */
export const lastDeletionBelow = (task: OwnTask) =>
  sql`(select max(${tasks.deletedAt}) from ${tasks} where ${tasks.userId} = ${task.ownerId}::uuid and ${tasks.id} in ${idsBelow(task)}
    and ${tasks.deletedAt} <= now() + interval '1 ms')`;

/** A task that others may be put below. */
export interface Ancestor {
  id: string;
  projectId: string | null;
  sectionId: string | null;
  isTrashed: boolean;
}

/** Returns the task and the tasks above it, from the task itself up; empty if the user has no such task. */
export async function findLineage(db: Database, { ownerId, id }: { ownerId: string; id: string }): Promise<Ancestor[]> {
  const found = await db.execute<Ancestor & Record<string, unknown>>(sql`
    with recursive "above" as (
      select ${tasks.id}, ${tasks.parentId}, 1 as level from ${tasks} where ${tasks.userId} = ${ownerId} and ${tasks.id} = ${id}
      union all select "parent".id, "parent".parent_id, level + 1 from ${tasks} as "parent", "above"
      where "parent"."user_id" = ${ownerId} and "parent".id = "above".parent_id and level < 100
    ) select "above".id, ${tasks.projectId} as "projectId", ${tasks.sectionId} as "sectionId", ${tasks.deletedAt} is not null as "isTrashed"
    from "above" join ${tasks} on ${tasks.userId} = ${ownerId} and ${tasks.id} = "above".id order by level`);
  return [...found];
}

/** Returns how many levels of subtasks a task has below it, those in the trash included. */
export async function measureHeight(db: Database, { ownerId, id }: { ownerId: string; id: string }): Promise<number> {
  const [row] = await db.execute<{ height: number }>(sql`
    with recursive "below" as (
      select ${tasks.id}, 1 as height from ${tasks} where ${tasks.userId} = ${ownerId} and ${tasks.parentId} = ${id}
      union all select "child".id, height + 1 from ${tasks} as "child", "below"
      where "child"."user_id" = ${ownerId} and "child".parent_id = "below".id and height < 100
    ) select coalesce(max(height), 0)::int as height from "below"`);
  return row?.height ?? 0;
}
