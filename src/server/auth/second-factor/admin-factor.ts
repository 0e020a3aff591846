import { eq, sql } from "drizzle-orm";
import type { Authenticate } from "../authenticate";
import { passkeys, users } from "../tables";
import type { Database } from "../../db/client";

/**
 * Returns `authenticate` such that an administrator without a second factor or a passkey counts as an ordinary user until they have one.
 * `lacksSecondFactor` says so, because the page tells them.
 */
export function requireAdminFactor(authenticate: Authenticate, db: Pick<Database, "select">): Authenticate {
  return async (request) => {
    const answer = await authenticate(request);
    const { principal } = answer;
    if (principal?.role !== "admin" || (await hasSecondFactor(db, principal.userId))) return answer;
    return { ...answer, principal: { ...principal, role: "user", lacksSecondFactor: true } };
  };
}

async function hasSecondFactor(db: Pick<Database, "select">, userId: string): Promise<boolean> {
  const own = db
    .select({ one: sql`1` })
    .from(passkeys)
    .where(eq(passkeys.userId, userId));
  const [row] = await db
    .select({ isEnabled: users.twoFactorEnabled, hasPasskey: sql<boolean>`exists (${own})` })
    .from(users)
    .where(eq(users.id, userId));
  return row?.isEnabled === true || row?.hasPasskey === true;
}
