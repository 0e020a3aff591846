import { sql } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { taskChanges, tasks } from "../../table";
import { maxTitleLength, typingMinutes } from "./constants";
import { type Actor, actorOf, into } from "./record-queries";
import { changeOf } from "./tracked-queries";

/** The fields that save themselves while they are written. */
export type TypedField = "title" | "description";

const [before, after] = [sql`"before"`, sql`"after"`];

/** Whether a field is again what it was: a long title is kept in part, and of a description only whether there is one. */
const isAsBefore = {
  title: sql`first = became and length(became #>> '{}') < ${sql.raw(String(maxTitleLength))}`,
  description: sql`first = became and became = 'false'::jsonb`,
};

/**
 * Returns the parts of a statement that add the change of a text to the history of its task. What the same user wrote there within some minutes, with nothing
 * else in between, is one entry from the first value to the last, and none if they are the same. The latest entry is merged only if the statement sees the
 * task as it was right before its change, because otherwise it may not see the latest entry either.
 */
export function recordTyping(db: Pick<Database, "$with">, field: TypedField, by: Actor) {
  const name = sql.raw(`'${field}'`);
  const typed = db.$with("changed_text", {}).as(sql`
    select "after".user_id, "after".id as task_id, "after".version, "after".updated_at as at, "by".actor_id, "by".is_by_service,
      "before".id is not null as is_known, coalesce("last".changes -> ${name} -> 0, was) as first, became, "last".version as merged
    from changed as "after"
    cross join (select ${actorOf(by)}) as "by" (actor_id, is_by_service)
    left join lateral (select * from ${tasks} as "each" where "each".id = "after".id offset 0) as "before"
      on "before"."user_id" = "after"."user_id" and "before".version = "after".version - 1
    cross join lateral (values ${changeOf(field, { before, after })}) as "each" (field, differs, was, became)
    left join lateral (
      select * from ${taskChanges} as "each" where "each"."user_id" = "after"."user_id" and "each".task_id = "after".id
      order by "each".version desc limit 1
    ) as "last" on "before".id is not null and "last".actor_id = "by".actor_id and "last".is_by_service = "by".is_by_service
      and "last".at > "after".updated_at - interval '${sql.raw(String(typingMinutes))} minutes'
      and "last".changes - ${name} = '{}'::jsonb and jsonb_array_length("last".changes -> ${name}) = 2
    where differs or "before".id is null`);
  const replaced = db.$with("changed_replaced", {}).as(sql`
    delete from ${taskChanges} using changed_text as "text"
    where ${taskChanges.userId} = "text".user_id and ${taskChanges.taskId} = "text".task_id and ${taskChanges.version} = "text".merged`);
  const history = db.$with("changed_history", {}).as(sql`
    ${into} select user_id, task_id, version, at, actor_id, is_by_service, jsonb_build_object(${name},
      case when is_known then jsonb_build_array(first, became) else jsonb_build_array(became) end)
    from changed_text where merged is null or not (${isAsBefore[field]})`);
  return [typed, replaced, history];
}
