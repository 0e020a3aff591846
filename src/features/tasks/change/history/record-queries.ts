import { sql } from "drizzle-orm";
import type { AuditedChange } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { changeClocks } from "~/server/sync/table";
import { taskChanges, tasks } from "../../table";
import { type TrackedField, trackedFields } from "./tracked";
import { changeOf } from "./tracked-queries";

/** Who makes a change; for a prepared statement, the values that it is executed with have these names. */
export type Actor = Pick<AuditedChange, "actorId" | "isByService"> | "prepared";

interface Recorded {
  /** The name of the changed tasks in the statement, with the columns that `columnsFor` returns. */
  changed?: string;
  /** The fields that the statement may change. */
  fields?: readonly TrackedField[];
  by: Actor;
}

export const into = sql`insert into ${taskChanges} (user_id, task_id, version, at, actor_id, is_by_service, changes)`;
const [before, after] = [sql`"before"`, sql`"after"`];

/** Returns the values that a prepared statement with {@link recordChanges} is executed with. */
export const historyValues = ({ actorId, isByService }: AuditedChange) => ({
  historyActorId: actorId,
  historyIsByService: isByService,
});

export const actorOf = (by: Actor) =>
  by === "prepared"
    ? sql`${sql.placeholder("historyActorId")}::uuid, ${sql.placeholder("historyIsByService")}::boolean`
    : sql`${by.actorId}::uuid, ${by.isByService}::boolean`;

/**
 * Returns the part of a statement that adds what it changes of tasks to their history. All parts of a statement see the rows as they were before it.
 * They are found by their ids alone, because PostgreSQL would take some index of the user's tasks for as good, and read all of it for each.
 * When another change came in between, what a field was is unknown. Changes of nothing that is tracked leave no entry.
 */
export function recordChanges(
  db: Pick<Database, "$with">,
  { changed = "changed", fields = trackedFields, by }: Recorded,
) {
  const rows = fields.map((field) => changeOf(field, { before, after }));
  const values = sql`case when "before".id is null then jsonb_build_array(became) else jsonb_build_array(was, became) end`;
  // One field takes a third of the time without a group.
  const told =
    fields.length === 1 ? sql`jsonb_build_object(field, ${values})` : sql`jsonb_object_agg(field, ${values})`;
  return db.$with(`${changed}_history`, {}).as(sql`
    ${into} select "after".user_id, "after".id, "after".version, "after".updated_at, ${actorOf(by)}, "told".changes
    from ${sql.identifier(changed)} as "after"
    left join lateral (select * from ${tasks} as "each" where "each".id = "after".id offset 0) as "before"
      on "before"."user_id" = "after"."user_id" and "before".version = "after".version - 1
    cross join lateral (
      select ${told} as changes
      from (values ${sql.join(rows, sql`, `)}) as "each" (field, differs, was, became) where differs or "before".id is null
    ) as "told" where "told".changes is not null`);
}

/** The same for a statement that moves tasks to the trash, or restores them, and changes nothing else of them. */
export const recordTrashing = (db: Pick<Database, "$with">, { changed = "changed", by }: Omit<Recorded, "fields">) =>
  db.$with(`${changed}_history`, {}).as(sql`
    ${into} select "after".user_id, "after".id, "after".version, "after".updated_at, ${actorOf(by)},
      case when "after".deleted_at is null then '{"deletedAt": [true, false]}'::jsonb else '{"deletedAt": [false, true]}'::jsonb end
    from ${sql.identifier(changed)} as "after"`);

/**
 * Adds the last change of a user, which was of one tag in all of their tasks, to the histories of these. It tells of this tag alone, because all tags of
 * each would take too long. The caller holds the owner's clock.
 */
export async function recordRetagging(
  db: Pick<Database, "execute">,
  { ownerId, tag, to }: { ownerId: string; tag: string; to: string | null },
  by: Exclude<Actor, "prepared">,
): Promise<void> {
  const changes = JSON.stringify({ tags: [[tag], to === null ? [] : [to]] });
  await db.execute(sql`
    ${into} select ${tasks.userId}, ${tasks.id}, ${tasks.version}, ${tasks.updatedAt}, ${actorOf(by)}, ${changes}::jsonb from ${tasks}
    where ${tasks.userId} = ${ownerId} and ${tasks.seq} = (select ${changeClocks.seq} from ${changeClocks} where ${changeClocks.userId} = ${ownerId})`);
}

/** Returns the part of a statement that adds that its tasks are new to their history. */
export const recordAddition = (db: Pick<Database, "$with">, by: Actor) =>
  db.$with("changed_history", {}).as(sql`
    ${into} select changed.user_id, changed.id, changed.version, changed.updated_at, ${actorOf(by)}, '{"created": []}'::jsonb from changed`);
