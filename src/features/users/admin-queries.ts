import { and, count, desc, eq, gt, max, not, sql, type SQL } from "drizzle-orm";
import { auditEvents } from "~/server/audit/table";
import { isBannedAt } from "~/server/auth/account/administrators";
import { isOfCurrentEpoch } from "~/server/auth/sessions/security-epoch";
import { accounts, passkeys, sessions, users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";
import { inIso } from "~/server/db/columns";
import { folded, likePattern } from "~/server/db/patterns";
import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import type { Cursor } from "./cursor";
import type { ListUsersInput } from "./schema";
import type { Sort } from "./constants";

/**
 * Queries of administrators about all users. They are not limited to an owner, so only procedures that require a permission may use them.
 * They read only the columns that are shown: no hash, no token, no secret.
 */
type Reader = Pick<Database, "select">;

const isNowBanned = (now: string) => sql<boolean>`coalesce(${isBannedAt(new Date(now))}, false)`;

/** @param input.now ISO 8601, in UTC */
export async function countUsersForAdmin(db: Reader, { now }: { now: string }) {
  const where = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const [people] = await db
    .select({
      all: count(),
      admins: where(eq(users.role, "admin")),
      banned: where(isNowBanned(now)),
      unverified: where(eq(users.emailVerified, false)),
      withSecondFactor: where(eq(users.twoFactorEnabled, true)),
    })
    .from(users);
  const [active] = await db
    .select({ sessions: count() })
    .from(sessions)
    .where(and(gt(sessions.expiresAt, new Date(now)), isOfCurrentEpoch));
  const none = { all: 0, admins: 0, banned: 0, unverified: 0, withSecondFactor: 0 };
  return { ...(people ?? none), sessions: active?.sessions ?? 0 };
}

const columns = (now: string) => ({
  id: users.id,
  name: users.name,
  email: users.email,
  verified: users.emailVerified,
  role: users.role,
  secondFactor: sql<boolean>`coalesce(${users.twoFactorEnabled}, false)`,
  banned: isNowBanned(now),
  createdAt: inIso(users.createdAt),
});

type ListInput = Omit<ListUsersInput, "cursor"> & { now: string; cursor?: Cursor | undefined };

/** Returns one page of all users, by keyset pagination. `next` is `undefined` on the last page. */
export async function listUsersForAdmin(db: Reader, input: ListInput) {
  const { sort, order, limit, cursor, now } = input;
  const [direction, isAfter] = order === "asc" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const key = sortKeys[sort];
  const rows = await db
    .select(columns(now))
    .from(users)
    .where(
      and(
        ...conditionsOf(input),
        cursor && sql`(${key.column}, ${users.id}) ${isAfter} (${cursor.keys[0]}::${key.type}, ${cursor.id}::uuid)`,
      ),
    )
    .orderBy(sql`${key.column} ${direction}`, sql`${users.id} ${direction}`)
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last && { sort, order, keys: [key.value(last)], id: last.id } };
}

interface SortKey {
  column: SQL;
  type: SQL;
  value: (user: { name: string; email: string; createdAt: string }) => string;
}

const sortKeys: Record<Sort, SortKey> = {
  created_at: { column: sql`${users.createdAt}`, type: sql`timestamptz`, value: (user) => user.createdAt },
  // Without regard to case first, accents after their letter.
  name: { column: sql`${users.name} collate "und-x-icu"`, type: sql`text`, value: (user) => user.name },
  email: { column: sql`${users.email}`, type: sql`text`, value: (user) => user.email },
};

function conditionsOf({ search, role, banned, verified, secondFactor, now }: ListInput) {
  const asked = (answer: "yes" | "no" | undefined, fact: SQL) =>
    answer === undefined ? undefined : answer === "yes" ? fact : not(fact);
  const words = (search ?? "").split(/\s+/).filter((word) => word !== "");
  return [
    role && eq(users.role, role),
    asked(banned, isNowBanned(now)),
    asked(verified, sql`${users.emailVerified}`),
    asked(secondFactor, sql`coalesce(${users.twoFactorEnabled}, false)`),
    ...words.map(
      (word) =>
        sql`${folded(sql`${users.name} || chr(10) || ${users.email}`)} like ${likePattern(sql`${word}::text`, sql`'%'`)}`,
    ),
  ];
}

/** Returns the details of a user for administrators; `undefined` when there is none with this id. */
export async function findUserForAdmin(db: Reader, { id, now }: { id: string; now: string }) {
  const [user] = await db
    .select({ ...columns(now), banReason: users.banReason, banExpires: users.banExpires })
    .from(users)
    .where(eq(users.id, id));
  if (user === undefined) return undefined;
  const { banned, banReason, banExpires, ...facts } = user;
  const [ways, devices, [keys], [signIn]] = await Promise.all([
    db
      .select({ provider: accounts.providerId, linkedAt: inIso(accounts.createdAt) })
      .from(accounts)
      .where(eq(accounts.userId, id))
      .orderBy(accounts.createdAt),
    listSessionsForAdmin(db, { userId: id, now }),
    db.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, id)),
    db
      .select({ at: max(auditEvents.at) })
      .from(auditEvents)
      .where(and(eq(auditEvents.userId, id), eq(auditEvents.kind, "session.started"))),
  ]);
  const signedInAt = [signIn?.at ?? undefined, ...devices.map(({ createdAt: at }) => at)].filter(
    (at) => at !== undefined,
  );
  return {
    ...facts,
    ban: banned ? { reason: banReason, until: banExpires?.toISOString() ?? null } : null,
    passkeys: keys?.count ?? 0,
    accounts: ways,
    sessions: devices,
    lastSignInAt: signedInAt.sort().at(-1) ?? null,
  };
}

const nameDevice = (userAgent: string) => describeUserAgent(userAgent) ?? "Unknown device";

async function listSessionsForAdmin(db: Reader, { userId, now }: { userId: string; now: string }) {
  return db
    .select({
      id: sessions.id,
      createdAt: inIso(sessions.createdAt),
      lastSeenAt: inIso(sessions.updatedAt),
      address: sessions.ipAddress,
      device: sql<string>`coalesce(${sessions.userAgent}, '')`.mapWith(nameDevice),
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date(now)), isOfCurrentEpoch))
    .orderBy(desc(sessions.updatedAt));
}
