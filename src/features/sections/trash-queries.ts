import { and, count, eq, isNull, sql, type SQL } from "drizzle-orm";
import { recordTrashing } from "~/features/tasks/change/history/record-queries";
import { columnsFor } from "~/features/tasks/change/history/tracked-queries";
import { syncedTasks, tasks } from "~/features/tasks/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import type { SyncedRows } from "~/server/operations/synced";
import { deletion, trashMoment, update } from "~/server/sync/change";
import { hasMoreThan, type OwnedId } from "~/server/sync/owned-rows";
import { recordedUpdate } from "~/server/sync/recorded";
import { limits } from "./constants";
import { type Section, sections, syncedSections } from "./table";

type OwnedSection = OwnedId & Pick<Section, "projectId">;

/** Tasks by what their history tells: the statement only counts them. */
const countedTasks = { ...syncedTasks, columns: columnsFor(["deletedAt"]) };
const details = sql`jsonb_build_object('tasks', (select count(*) from "changed_tasks"))`;

const historyOf = (db: Database, audit: ChangeAudit) =>
  recordTrashing(db, { changed: "changed_tasks", by: audit.change });

/** Returns the condition of the tasks of the section, in the trash or not. */
const inside = ({ id, projectId }: OwnedSection) =>
  sql`${and(eq(tasks.projectId, projectId), eq(tasks.sectionId, id))}`;

/** Moves the section to the trash with its tasks, in one statement. They get the same `deletedAt`, by which they are found again. */
export async function trashSection(
  db: Database,
  section: OwnedSection,
  audit: ChangeAudit,
): Promise<Section | undefined> {
  const { ownerId, id, projectId } = section;
  const deletedAt = trashMoment(ownerId, [
    { table: sections, where: eq(sections.projectId, projectId) },
    { table: tasks, where: eq(tasks.projectId, projectId) },
  ]);
  const { changed } = update(db, countedTasks, {
    ownerId,
    set: { deletedAt: sql`(select deleted_at from "changed")` },
    where: and(inside(section), isNull(tasks.deletedAt)),
    as: "changed_tasks",
  });
  const change = { ownerId, set: { deletedAt }, where: eq(sections.id, id) };
  return recordedUpdate(db, syncedSections, change, audit, { details, along: [changed, historyOf(db, audit)] });
}

/** Restores the section from the trash with the tasks that were moved there along with it, in one statement. */
export async function restoreSection(
  db: Database,
  section: OwnedSection,
  audit: ChangeAudit,
): Promise<Section | undefined> {
  const { ownerId, id } = section;
  const moment = sql`(select ${sections.deletedAt} from ${sections} where ${sections.userId} = ${ownerId} and ${sections.id} = ${id})`;
  const { changed } = update(db, countedTasks, {
    ownerId,
    set: { deletedAt: null },
    where: and(inside(section), eq(tasks.deletedAt, moment)),
    as: "changed_tasks",
  });
  const change = { ownerId, set: { deletedAt: null }, where: eq(sections.id, id) };
  return recordedUpdate(db, syncedSections, change, audit, { details, along: [changed, historyOf(db, audit)] });
}

/** Permanently deletes the section with its tasks, in the trash or not. Returns how many tasks that were. */
export async function purgeSection(db: Database, section: OwnedSection, audit: ChangeAudit): Promise<number> {
  const { ownerId, id } = section;
  const remove = async (rows: SyncedRows, where: SQL) => {
    const { clock, changed } = deletion(db, rows, { ownerId, where });
    const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
    return row?.count ?? 0;
  };
  const purged = await remove(syncedTasks, inside(section));
  await remove(syncedSections, eq(sections.id, id));
  await audit.record(db, { details: { section: id, tasks: purged } });
  return purged;
}

/** Returns whether more tasks are in the section than one change can move to the trash. */
export const isTooLarge = (db: Database, section: OwnedSection): Promise<boolean> =>
  hasMoreThan(db, syncedTasks, {
    ownerId: section.ownerId,
    where: and(inside(section), isNull(tasks.deletedAt)),
    limit: limits.tasksAtOnce,
  });
