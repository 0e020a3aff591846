import { eq } from "drizzle-orm";
import type { Database } from "../../db/client";
import type { Outbox } from "../../mail/outbox";
import type { EndSessions } from "../sessions/session-end";
import { endLinks } from "../account/one-time-links";
import { passkeys, twoFactors, users } from "../tables";
import { removePassedFactors } from "../devices/trusted-devices";

/**
 * Removes the second factors of a user who has lost them: the authenticator and its backup codes, passkeys and trusted browsers. All links and
 * sessions end. The password is what is left. A mail notifies the owner.
 * @param input.end of the transaction, see `endingSessions`
 * @returns whether there is a user with this id
 */
export async function resetSecondFactor(
  transaction: Database,
  { userId, outbox, end }: { userId: string; outbox: Outbox; end: EndSessions },
): Promise<boolean> {
  const [user] = await transaction
    .update(users)
    .set({ twoFactorEnabled: false, updatedAt: new Date() })
    .where(eq(users.id, userId))
    .returning({ name: users.name, email: users.email });
  await transaction.delete(twoFactors).where(eq(twoFactors.userId, userId));
  await transaction.delete(passkeys).where(eq(passkeys.userId, userId));
  await removePassedFactors(transaction, userId);
  await endLinks(transaction, { userId });
  await end({ userId });
  if (user === undefined) return false;
  const message = { kind: "second-factor-changed", name: user.name, change: "reset" } as const;
  await outbox.enqueue(transaction, { to: user.email, message });
  return true;
}
