import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { pushSubscriptions } from "~/server/web-push/table";
import { exportedPushDeviceResource } from "./resource";

/** Returns the browsers of a person that get push messages behind `after`, in the order of their ids. */
async function exportPushDevices(db: Database, { ownerId, after, limit }: ExportPage) {
  const { id, endpoint, userAgent, createdAt, lastUsedAt } = pushSubscriptions;
  const rows = await db
    .select({ id, endpoint, userAgent, createdAt, lastUsedAt })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.userId, ownerId), after === undefined ? undefined : gt(id, after)))
    .orderBy(asc(id))
    .limit(limit);
  return rows.map(({ endpoint: url, ...row }) => Object.assign(row, { service: new URL(url).host }));
}

export const exportedPushDevices = {
  table: pushSubscriptions,
  read: exportPushDevices,
  pageSize: 100,
  resource: exportedPushDeviceResource,
} satisfies ExportedPart;
