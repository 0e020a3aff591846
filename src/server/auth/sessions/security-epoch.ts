import { and, eq, sql } from "drizzle-orm";
import { announceRevocation } from "./revocation";
import { sessions, users, verifications } from "../tables";
import type { Database } from "../../db/client";
import { recordOwnIncrement } from "./sign-in";

type Transaction = Pick<Database, "update" | "delete" | "execute">;

/**
 * Ends what began before for `userId`: sign-ins in progress open no session, pending sign-ins are deleted, and sessions no longer count. It locks the
 * user's row, so it comes first in its transaction.
 * @param keep the sessions that go on: all, the one with this id, or none
 */
export async function incrementEpoch(
  transaction: Transaction,
  { userId, keep }: { userId: string; keep: "all" | { session: string } | "none" },
): Promise<void> {
  const [moved] = await transaction
    .update(users)
    .set({ securityEpoch: sql`${users.securityEpoch} + 1` })
    .where(eq(users.id, userId))
    .returning({ epoch: users.securityEpoch });
  if (moved === undefined) return;
  const { epoch } = moved;
  if (keep !== "none") {
    const one = keep === "all" ? undefined : eq(sessions.id, keep.session);
    await transaction
      .update(sessions)
      .set({ securityEpoch: epoch })
      .where(and(eq(sessions.userId, userId), eq(sessions.securityEpoch, epoch - 1), one));
  }
  await transaction
    .delete(verifications)
    .where(and(eq(verifications.userId, userId), eq(verifications.purpose, "pending-sign-in")));
  await announceRevocation(transaction, "user", userId);
  recordOwnIncrement(userId, epoch);
}

/** The condition that a session is of its user's current epoch, for queries that read sessions without their users. */
export const isOfCurrentEpoch = sql`${sessions.securityEpoch} = (select ${users.securityEpoch} from ${users} where ${users.id} = ${sessions.userId})`;
