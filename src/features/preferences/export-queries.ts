import { eq } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedPreferencesResource } from "./resource";
import { preferences } from "./table";

/** Returns the user's preferences, a single row under the id of the user. */
async function exportPreferences(db: Database, { ownerId, after }: ExportPage) {
  if (after !== undefined) return [];
  const rows = await db.select().from(preferences).where(eq(preferences.userId, ownerId));
  return rows.map(({ userId: id, ...row }) => Object.assign(row, { id }));
}

export const exportedPreferences = {
  table: preferences,
  read: exportPreferences,
  pageSize: 1,
  resource: exportedPreferencesResource,
} satisfies ExportedPart;
