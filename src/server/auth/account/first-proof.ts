import { and, eq, isNull, ne, or } from "drizzle-orm";
import type { EndSessions } from "../sessions/session-end";
import { accounts, knownDevices, passkeys, twoFactors, users, verifications } from "../tables";
import type { Database } from "../../db/client";

type Transaction = Pick<Database, "update" | "delete">;

/**
 * Removes what was attached to an account before its address was confirmed: passkeys, the second factor, trusted and known browsers, links, pending
 * sign-ins, linked accounts and sessions. The address counts as confirmed from here on, so that links to confirm it do nothing. An attacker who
 * signed up with another person's address keeps nothing once the owner comes (https://www.usenix.org/system/files/sec22-sudhodanan.pdf). The caller
 * decides about the password.
 * @param input.end of the transaction, see `endingSessions`
 * @returns whether anything was there
 */
export async function resetUnverifiedAccount(
  tx: Transaction,
  { userId, end }: { userId: string; end: EndSessions },
): Promise<boolean> {
  const linked = and(eq(accounts.userId, userId), ne(accounts.providerId, "credential"));
  const { purpose } = verifications;
  const waiting = and(eq(verifications.userId, userId), or(isNull(purpose), ne(purpose, "confirmation")));
  const removed = [
    await tx.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id }),
    await tx.delete(twoFactors).where(eq(twoFactors.userId, userId)).returning({ id: twoFactors.id }),
    await tx.delete(knownDevices).where(eq(knownDevices.userId, userId)).returning({ id: knownDevices.id }),
    await tx.delete(verifications).where(waiting).returning({ id: verifications.id }),
    await tx.delete(accounts).where(linked).returning({ id: accounts.id }),
  ];
  const ended = await end({ userId });
  await tx
    .update(users)
    .set({ emailVerified: true, twoFactorEnabled: false, updatedAt: new Date() })
    .where(eq(users.id, userId));
  return ended > 0 || removed.some((rows) => rows.length > 0);
}
