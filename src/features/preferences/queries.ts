import { eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { noPreferences, type Preferences } from "~/shared/dates/preferences";
import type { UpdatePreferencesInput } from "./schema";
import { preferences } from "./table";

const { userId: _userId, updatedAt: _updatedAt, ...columns } = getTableColumns(preferences);

/** Returns what the user has chosen. */
export async function findPreferences(db: Database, { ownerId }: { ownerId: string }): Promise<Preferences> {
  const [found] = await db.select(columns).from(preferences).where(eq(preferences.userId, ownerId));
  return found ?? noPreferences;
}

/** Changes what the user has chosen, and adds the names of the fields to the audit log. */
export async function updatePreferences(
  db: Database,
  { ownerId, changes, audit }: { ownerId: string; changes: UpdatePreferencesInput; audit: Audit },
): Promise<Preferences> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const fields = Object.keys(given).sort();
  if (fields.length === 0) return findPreferences(db, { ownerId });
  return db.transaction(async (transaction) => {
    const [changed] = await transaction
      .insert(preferences)
      .values({ userId: ownerId, ...given })
      .onConflictDoUpdate({ target: preferences.userId, set: { ...given, updatedAt: sql`now()` } })
      .returning(columns);
    await audit.record(transaction, { details: { fields: fields.join(",") } });
    return changed ?? noPreferences;
  });
}

/** Stores the time zone of the user's device, unless there is one. Returns what the user has chosen. */
export async function noteTimeZone(
  db: Database,
  { ownerId, timeZone: noted }: { ownerId: string; timeZone: string },
): Promise<Preferences> {
  const [changed] = await db
    .insert(preferences)
    .values({ userId: ownerId, timeZone: noted })
    .onConflictDoUpdate({
      target: preferences.userId,
      set: { timeZone: noted, updatedAt: sql`now()` },
      setWhere: isNull(preferences.timeZone),
    })
    .returning(columns);
  return changed ?? findPreferences(db, { ownerId });
}
