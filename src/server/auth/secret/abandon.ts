import { eq, inArray } from "drizzle-orm";
import { createAudit } from "../../audit/audit";
import type { Database } from "../../db/client";
import type { Outbox } from "../../mail/outbox";
import { mails } from "../../mail/table";
import { announceKeys } from "../keys/key-store";
import { endingSessions, type OnSessionEnd } from "../sessions/session-end";
import { accounts, jwks, sessions, twoFactors, users } from "../tables";
import type { Unreadable } from "./unreadable";

const reason = "secret_abandoned";
/** The audit event concerns every account, so it names none. */
const sessionsAudit = createAudit({ kind: "user.sessions_revoked", reason });
const factorAudit = createAudit({ kind: "user.second_factor_reset", reason });

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * Removes in one transaction what the secret does not decrypt: signing keys, authenticators with their backup codes, waiting mail, tokens of linked
 * accounts. All sessions end, because their cookies were signed with the lost secret. Owners of second factors are notified by mail, and the audit
 * log records it.
 */
export async function abandonUnreadable(
  context: { db: Database; outbox: Outbox; onSessionEnd: OnSessionEnd },
  unreadable: Unreadable,
): Promise<{ sessions: number }> {
  return endingSessions(context, async (transaction, end) => {
    const { keys, secondFactors, mails: lost, linkedAccounts } = unreadable;
    if (keys.length > 0) await transaction.delete(jwks).where(inArray(jwks.id, keys));
    if (lost.length > 0) await transaction.delete(mails).where(inArray(mails.id, lost));
    if (linkedAccounts.length > 0) {
      const without = { accessToken: null, refreshToken: null };
      await transaction.update(accounts).set(without).where(inArray(accounts.id, linkedAccounts));
    }
    for (const userId of secondFactors) await removeSecondFactor(transaction, { userId, outbox: context.outbox });
    const holders = await transaction
      .selectDistinct({ userId: sessions.userId })
      .from(sessions)
      .orderBy(sessions.userId);
    let ended = 0;
    for (const holder of holders) ended += await end(holder);
    await sessionsAudit.record(transaction, {
      details: { sessions: ended, keys: keys.length, mails: lost.length, second_factors: secondFactors.length },
    });
    await announceKeys(transaction);
    return { sessions: ended };
  });
}

async function removeSecondFactor(
  transaction: Transaction,
  { userId, outbox }: { userId: string; outbox: Outbox },
): Promise<void> {
  await transaction.delete(twoFactors).where(eq(twoFactors.userId, userId));
  const [user] = await transaction
    .update(users)
    .set({ twoFactorEnabled: false, updatedAt: new Date() })
    .where(eq(users.id, userId))
    .returning({ name: users.name, email: users.email });
  await factorAudit.record(transaction, { userId });
  if (user === undefined) return;
  const message = { kind: "second-factor-changed", name: user.name, change: "lost" } as const;
  await outbox.enqueue(transaction, { to: user.email, message });
}
