import { sql, type SQL } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { update } from "~/server/sync/change";
import { fieldsBelow } from "../change/history/tracked";
import { columnsFor } from "../change/history/tracked-queries";
import { syncedTasks, tasks } from "../table";
import { idsBelow, type OwnTask } from "./subtree-queries";

/** What a change of a task does to all tasks below it. */
interface Shape {
  completes: boolean;
  isPlaced: boolean;
  trash: "enters" | "leaves" | "kept";
}

const recorded = { ...syncedTasks, columns: columnsFor(fieldsBelow) };
const changed = (column: string) => sql`(select ${sql.identifier(column)} from "changed")`;
const when = (condition: SQL, value: SQL, otherwise: SQL) =>
  sql`case when ${condition} then ${value} else ${otherwise} end`;

/**
 * Returns the part of a statement that changes the tasks below one, as "changed_below", where the statement changes the task itself as "changed". With
 * their parent, open subtasks are completed and the others deleted, at one moment, and those of that moment are reopened and restored. They are in the
 * same place in any case.
 */
export function updateBelow(db: Pick<Database, "$with">, task: OwnTask, { completes, isPlaced, trash }: Shape) {
  const before = (column: SQL) =>
    sql`(select ${column} from ${tasks} where ${tasks.userId} = ${task.ownerId} and ${tasks.id} = ${task.id})`;
  const along = {
    completes: sql`${tasks.deletedAt} is null and case when ${changed("completed")} then not ${tasks.completed}
      else ${tasks.completedAt} = ${before(sql`${tasks.completedAt}`)} end`,
    enters: sql`${tasks.deletedAt} is null`,
    leaves: sql`${tasks.deletedAt} = ${before(sql`${tasks.deletedAt}`)}`,
    isPlaced: sql`(${tasks.projectId}, ${tasks.sectionId}) is distinct from (${changed("project_id")}, ${changed("section_id")})`,
  };
  const set = {
    ...(completes && {
      completed: when(along.completes, changed("completed"), sql`${tasks.completed}`),
      completedAt: when(along.completes, changed("completed_at"), sql`${tasks.completedAt}`),
    }),
    ...(isPlaced && { projectId: changed("project_id"), sectionId: changed("section_id") }),
    ...(trash !== "kept" && { deletedAt: when(along[trash], changed("deleted_at"), sql`${tasks.deletedAt}`) }),
  };
  const conditions = [
    ...(completes ? [along.completes] : []),
    ...(isPlaced ? [along.isPlaced] : []),
    ...(trash === "kept" ? [] : [along[trash]]),
  ];
  const where = sql`exists (select from "changed") and ${tasks.id} in ${idsBelow(task)} and (${sql.join(conditions, sql` or `)})`;
  return update(db, recorded, { ownerId: task.ownerId, set, where, as: "changed_below" }).changed;
}
