import { openConnection } from "../database/database";
import type { TestServer } from "../server/runtime";

/** Returns events of the audit log, oldest first, without the fields that differ each time. */
export async function auditEntries(server: TestServer, where: { userId?: string; requestId?: string }) {
  const sql = openConnection(server.databaseUrl);
  try {
    const { userId = null, requestId = null } = where;
    return [
      ...(await sql`
        select kind, outcome, user_id, actor_id, reason, address, user_agent, request_id, details from audit_events
        where (${userId}::uuid is null or user_id = ${userId}::uuid) and (${requestId}::text is null or request_id = ${requestId}::text)
        order by id`),
    ];
  } finally {
    await sql.end();
  }
}
