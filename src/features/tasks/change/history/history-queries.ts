import { and, desc, eq, lt, sql } from "drizzle-orm";
import { auditEvents } from "~/server/audit/table";
import type { Database } from "~/server/db/client";
import { type ChangedValue, taskChanges } from "../../table";
import type { TaskChange } from "./resource";
import { trackedFields } from "./tracked";
import { type OldEvent, oldKinds, readOldEvent } from "./old-events";

interface Page {
  ownerId: string;
  taskId: string;
  /** Only versions before this one. */
  before: number;
  limit: number;
}

/** Returns entries of the history of a task, the newest first: first those with values, and then those of the time before there were any. */
export async function listTaskChanges(db: Database, page: Page): Promise<TaskChange[]> {
  const recorded = await findRecorded(db, page);
  const missing = page.limit - recorded.length;
  if (missing === 0 || recorded.at(-1)?.version === 1) return recorded;
  const first = recorded.at(-1)?.version ?? (await findFirstVersion(db, page)) ?? page.before;
  const old = await findOldEvents(db, { ...page, before: Math.min(page.before, first), limit: missing });
  return [...recorded, ...old];
}

async function findRecorded(db: Database, { ownerId, taskId, before, limit }: Page): Promise<TaskChange[]> {
  const rows = await db
    .select()
    .from(taskChanges)
    .where(and(eq(taskChanges.userId, ownerId), eq(taskChanges.taskId, taskId), lt(taskChanges.version, before)))
    .orderBy(desc(taskChanges.version))
    .limit(limit);
  return rows.map(entryOf);
}

/** Returns a stored change as its owner reads it. */
export function entryOf(row: typeof taskChanges.$inferSelect): TaskChange {
  const { userId, version, at, actorId, isByService, changes } = row;
  return {
    version,
    at,
    by: actorId !== userId ? "administrator" : isByService ? "service" : "you",
    changes: namesOf(changes).map((field) => changeOf(field, changes[field] ?? [])),
  };
}

const order: readonly string[] = trackedFields;
/** Returns the names of the changed fields in the order of the fields, which `jsonb` does not keep. */
const namesOf = (changes: object) => Object.keys(changes).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));

function changeOf(field: string, [first, ...rest]: ChangedValue[]): TaskChange["changes"][number] {
  if (first === undefined) return { field };
  const [to] = rest;
  return to === undefined ? { field, to: first } : { field, from: first, to };
}

async function findFirstVersion(db: Database, { ownerId, taskId }: Page): Promise<number | undefined> {
  const [row] = await db
    .select({ version: taskChanges.version })
    .from(taskChanges)
    .where(and(eq(taskChanges.userId, ownerId), eq(taskChanges.taskId, taskId)))
    .orderBy(taskChanges.version)
    .limit(1);
  return row?.version;
}

/** Returns the events of the audit log from before there was a history: which fields were changed, without their values. */
async function findOldEvents(db: Database, { ownerId, taskId, before, limit }: Page): Promise<TaskChange[]> {
  const version = sql<number>`(${auditEvents.details} ->> 'version')::int`;
  const events: OldEvent[] = await db
    .select({
      at: auditEvents.at,
      kind: auditEvents.kind,
      actorId: auditEvents.actorId,
      details: auditEvents.details,
      version,
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.userId, ownerId),
        eq(auditEvents.outcome, "success"),
        sql`${auditEvents.details} @> jsonb_build_object('task', ${taskId}::text)`,
        sql`${auditEvents.kind} = any(${sql.param(oldKinds)}::text[])`,
        sql`${auditEvents.details} ->> 'fields' is distinct from 'position'`,
        sql`${version} < ${before}`,
      ),
    )
    .orderBy(desc(version))
    .limit(limit);
  return events.map((event) => readOldEvent(event, ownerId));
}
