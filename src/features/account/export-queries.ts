import { asc, eq } from "drizzle-orm";
import { passkeys, sessions, users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";

/** Returns the account without its tasks and events. Reads no secret, hash or token. */
export async function exportAccount(db: Database, { ownerId }: { ownerId: string }) {
  const [[profile], keys, opened] = await Promise.all([
    db
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        emailVerified: users.emailVerified,
        image: users.image,
        role: users.role,
        hasSecondFactor: users.twoFactorEnabled,
        createdAt: users.createdAt,
        updatedAt: users.updatedAt,
      })
      .from(users)
      .where(eq(users.id, ownerId)),
    db
      .select({
        name: passkeys.name,
        deviceType: passkeys.deviceType,
        backedUp: passkeys.backedUp,
        createdAt: passkeys.createdAt,
      })
      .from(passkeys)
      .where(eq(passkeys.userId, ownerId))
      .orderBy(asc(passkeys.createdAt)),
    db
      .select({
        id: sessions.id,
        userAgent: sessions.userAgent,
        address: sessions.ipAddress,
        createdAt: sessions.createdAt,
        lastUsedAt: sessions.lastUsedAt,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .where(eq(sessions.userId, ownerId))
      .orderBy(asc(sessions.createdAt)),
  ]);
  return {
    profile: profile === undefined ? null : { ...profile, ...instants(profile) },
    passkeys: keys.map(({ name, deviceType, backedUp, createdAt }) => ({
      name,
      isSynced: deviceType === "multiDevice" && backedUp,
      createdAt: createdAt.toISOString(),
    })),
    sessions: opened.map(({ id, userAgent, address, lastUsedAt, createdAt, expiresAt }) => ({
      id,
      userAgent,
      address,
      createdAt: createdAt.toISOString(),
      lastUsedAt,
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

const instants = ({ createdAt, updatedAt }: { createdAt: Date; updatedAt: Date }) => ({
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
