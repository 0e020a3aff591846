import { APIError } from "better-auth/api";
import { and, eq, gt, isNull, ne, not, or, sql } from "drizzle-orm";
import { type Audit, createAudit } from "../../audit/audit";
import type { Database } from "../../db/client";
import type { Role } from "../permissions";
import { incrementEpoch } from "../sessions/security-epoch";
import { users } from "../tables";

/** Serializes over all instances what may remove an administrator. */
const administratorsLock = 7_305_843_011;

type Transaction = Pick<Database, "select" | "execute">;

/** An action on an account, its reason, and the audit log that tells of it. */
export interface AuditedAction {
  userId: string;
  reason: string;
  audit: Audit;
}

/** Returns the condition that a user is banned at the moment `now`. A temporary ban ends by itself. */
export const isBannedAt = (now: Date) =>
  and(eq(users.banned, true), or(isNull(users.banExpires), gt(users.banExpires, now)));

/** Returns a user and locks the row until the end of the transaction; `undefined` without a user of this id. */
export async function lockUser(db: Transaction, userId: string) {
  const [user] = await db
    .select({ id: users.id, name: users.name, email: users.email, role: users.role, banned: users.banned })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  return user;
}

/**
 * Returns whether another administrator could run this installation without `userId`. The answer holds until the end of the transaction, because
 * removing administrators waits for the same lock.
 */
export async function hasAnotherAdministrator(db: Transaction, userId: string): Promise<boolean> {
  const [other] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin"), ne(users.id, userId), not(sql`coalesce(${isBannedAt(new Date())}, false)`)))
    .limit(1);
  return other !== undefined;
}

/** Waits for every other transaction that may remove an administrator. Such a transaction calls it first. */
export async function lockAdministrators(db: Pick<Database, "execute">): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${administratorsLock})`);
}

export type RoleChange = "changed" | "unchanged" | "missing" | "last_administrator";

/** Changes a user's role. Tokens with the old role are refused on every instance within a second. The last administrator stays one. */
export async function changeRole(
  db: Database,
  { userId, role, reason, audit }: { role: Role } & AuditedAction,
): Promise<RoleChange> {
  return db.transaction(async (transaction) => {
    await lockAdministrators(transaction);
    const user = await lockUser(transaction, userId);
    if (user === undefined) return "missing";
    if (user.role === role) return "unchanged";
    if (user.role === "admin" && !(await hasAnotherAdministrator(transaction, userId))) return "last_administrator";
    await transaction.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, userId));
    await audit.record(transaction, { userId, reason, details: { from: user.role, to: role } });
    await incrementEpoch(transaction, { userId, keep: "all" });
    return "changed";
  });
}

/** Changes a role by a command on the server, which records no acting user. */
export async function changeRoleByEmail(
  db: Database,
  { email, role }: { email: string; role: Role },
): Promise<RoleChange> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email.trim().toLowerCase()));
  const audit = createAudit({ kind: "user.role_changed" });
  return user === undefined ? "missing" : changeRole(db, { userId: user.id, role, reason: "command", audit });
}

/**
 * Removes the role from an administrator whose account is about to be deleted, so that two at the same moment cannot leave the installation without
 * one.
 * @throws {APIError} 409 `LAST_ADMINISTRATOR`
 */
export async function resignAdministration(db: Database, userId: string): Promise<void> {
  const audit = createAudit({ kind: "user.role_changed", actorId: userId });
  const outcome = await changeRole(db, { userId, role: "user", reason: "account_deletion", audit });
  if (outcome !== "last_administrator") return;
  const message = "The last administrator cannot go. Make someone else an administrator first.";
  throw new APIError("CONFLICT", { code: "LAST_ADMINISTRATOR", message });
}
