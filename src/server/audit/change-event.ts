import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Database } from "../db/client";
import type { EventKind } from "./kinds";
import type { ClientInfo } from "./client-origin";
import { auditTable } from "./insert";

/** What the audit log records of a change besides its details. */
export interface AuditedChange extends ClientInfo {
  kind: EventKind;
  /** Whose account it concerns. */
  userId: string;
  /** The user who makes the change. */
  actorId: string;
  /** Whether the caller is a service rather than a person who is signed in. */
  isByService: boolean;
  requestId: string;
}

/** Returns the values that a prepared statement with an {@link auditInsert} is executed with. */
export function auditValues({ kind, userId, actorId, address, userAgent, requestId, serverRequestId }: AuditedChange) {
  return {
    auditKind: kind,
    auditUserId: userId,
    auditActorId: actorId,
    auditAddress: address,
    auditUserAgent: userAgent,
    auditRequestId: requestId,
    auditServerRequestId: serverRequestId,
  };
}

/**
 * Returns the part of a statement that adds one event for the row `changed`, which the statement inserts, updates or deletes. The change and its event
 * are written together, without a further round trip (https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-MODIFYING).
 * It takes its values from {@link auditValues}, by name or at once.
 * @param details a `jsonb` of ids and codes; no text that a person wrote
 * @param kind set if the changed row decides it
 */
export function auditInsert(
  db: Pick<Database, "$with">,
  {
    changed,
    details,
    kind,
    values,
  }: { changed: SQLWrapper; details: SQL; kind?: SQL; values?: ReturnType<typeof auditValues> },
) {
  const value = (name: keyof ReturnType<typeof auditValues>) =>
    values === undefined ? sql.placeholder(name) : values[name];
  return db.$with("audit_entry", {}).as(sql`
    insert into ${auditTable} (kind, outcome, user_id, actor_id, address, user_agent, request_id, server_request_id, details)
    select ${kind ?? sql`${value("auditKind")}::text`}, 'success', ${value("auditUserId")}::uuid,
      ${value("auditActorId")}::uuid, ${value("auditAddress")}::text, ${value("auditUserAgent")}::text,
      ${value("auditRequestId")}::text, ${value("auditServerRequestId")}::uuid, ${details}
    from ${changed}`);
}
