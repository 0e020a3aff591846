import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import type { Database } from "../../db/client";
import { parseCookieHeader } from "../../http/request/cookie-header";
import { takeFromLimit } from "../../limits/queries";
import { knownDevices, users } from "../tables";

/** Days for which a browser is remembered after its last sign-in; browsers keep no cookie longer (RFC 6265bis §5.5). */
export const deviceCookieDays = 400;
/** The number of browsers kept per user, the last used ones. */
const maxDevices = 50;
const day = 24 * 60 * 60;
/** Mails per day for one user. */
const maxMails = 10;

/** Returns the name of the device cookie. `__Host-` has the browser accept it from this host only, over https, for every path (RFC 6265bis §4.1.3.2). */
export const deviceCookie = (secure: boolean) => (secure ? "__Host-keel-device" : "keel-device");

const secretShape = /^[\w-]{43}$/;
const hashOf = (userId: string, secret: string) => createHash("sha256").update(`${userId}:${secret}`).digest("hex");

/** Returns the secret of a browser's device cookie: its own where it has the right form, else a new one. */
export function deviceSecret(given: string | null | undefined): string {
  return given != null && secretShape.test(given) ? given : randomBytes(32).toString("base64url");
}

/**
 * Records a sign-in with a browser. The hash differs per user, so that rows do not reveal shared browsers.
 * @returns whether it was unknown until now
 */
export async function recordDevice(db: Database, { userId, secret }: { userId: string; secret: string }) {
  const secretHash = hashOf(userId, secret);
  const [row] = await db
    .insert(knownDevices)
    .values({ userId, id: toUuid(secretHash), secretHash })
    .onConflictDoUpdate({ target: [knownDevices.userId, knownDevices.id], set: { lastSeenAt: sql`now()` } })
    // PostgreSQL sets xmax on updated rows only.
    .returning({ isNew: sql<boolean>`xmax = 0` });
  if (row?.isNew !== true) return false;
  const newest = db
    .select({ id: knownDevices.id })
    .from(knownDevices)
    .where(eq(knownDevices.userId, userId))
    .orderBy(desc(knownDevices.lastSeenAt), desc(knownDevices.id))
    .limit(maxDevices);
  await db.delete(knownDevices).where(and(eq(knownDevices.userId, userId), notInArray(knownDevices.id, newest)));
  return true;
}

/** Returns whether the owner of this address signed in with the browser of this secret before. Takes the same time without an account. */
export async function isKnownDevice(
  db: Pick<Database, "select">,
  { email, device }: { email: string; device: string },
): Promise<boolean> {
  const found = await db
    .select({ id: knownDevices.id })
    .from(users)
    .innerJoin(knownDevices, eq(knownDevices.userId, users.id))
    .where(
      and(
        eq(users.email, email.toLowerCase()),
        eq(knownDevices.secretHash, sql`encode(sha256(convert_to(${users.id} || ':' || ${device}, 'UTF8')), 'hex')`),
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Returns whether the user signed in with the browser of this secret before. */
export async function isDeviceOf(
  db: Pick<Database, "select">,
  { userId, secret }: { userId: string; secret: string },
): Promise<boolean> {
  const own = and(eq(knownDevices.userId, userId), eq(knownDevices.secretHash, hashOf(userId, secret)));
  return (await db.select({ id: knownDevices.id }).from(knownDevices).where(own).limit(1)).length > 0;
}

/** Returns the secret in the device cookie; `undefined` without a valid one. */
export function deviceIn(headers: Headers, { isSecure }: { isSecure: boolean }): string | undefined {
  const value = parseCookieHeader(headers.get("cookie")).get(deviceCookie(isSecure));
  return value !== undefined && secretShape.test(value) ? value : undefined;
}

/**
 * Counts a mail about a new device, and returns whether it may be sent. Every sign-in of a program without cookies is a new device, so each program
 * and network gets one mail a day, and all together a few.
 */
export async function takeDeviceMailLimit(
  db: Database,
  { userId, device, network }: { userId: string; device: string; network: string },
): Promise<boolean> {
  const kind = createHash("sha256").update(`${device}\n${network}`).digest("base64url").slice(0, 22);
  const once = await takeFromLimit(db, { key: `device:${userId}:${kind}`, amount: 1, limit: 1, window: day });
  if (once === undefined) return false;
  return (await takeFromLimit(db, { key: `devices:${userId}`, amount: 1, limit: maxMails, window: day })) !== undefined;
}

/** Returns the first half of a hash as a UUIDv8 (RFC 9562 §5.8), so that concurrent sign-ins with one browser make one row. */
function toUuid(hash: string): string {
  const digits = `${hash.slice(0, 12)}8${hash.slice(13, 16)}8${hash.slice(17, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
