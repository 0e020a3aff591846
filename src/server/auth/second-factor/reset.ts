import { eq } from "drizzle-orm";
import type { Database } from "../../db/client";
import type { Outbox } from "../../mail/outbox";
import type { EndSessions } from "../sessions/session-end";
import { endLinks } from "../account/one-time-links";
import { passkeys, twoFactors, users } from "../tables";
import { removePassedFactors } from "../devices/trusted-devices";

/**
 * For somebody who has lost every second factor: removes the authenticator and its backup codes, passkeys and trusted browsers, and ends all links and all sessions,
 * whose tokens no instance accepts any more. What is left is the password. A mail tells the owner.
 * @param input.end of the transaction, see `endingSessions`
 * @returns whether there is anybody with this id
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
