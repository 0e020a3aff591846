import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { eq } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { insertAccount } from "../../scripts/commands/accounts";
import { changeRoleByEmail } from "../../src/server/auth/account/administrators";
import { sessionCookies } from "../../src/server/auth/cookies/cookie-names";
import { createCookieSigner } from "../../src/server/auth/cookies/signed-cookies";
import { deviceCookie, deviceSecret, recordDevice } from "../../src/server/auth/devices/known-devices";
import { createPasswordHashing } from "../../src/server/auth/passwords/hashing";
import { readSecretFile } from "../../src/server/startup/secret-file";
import { sessionLifetime } from "../../src/server/auth/sessions/lifetime";
import { sessions, users } from "../../src/server/auth/tables";
import { findRunningCluster } from "../../src/server/db/embedded/running";
import type { Person } from "../pages/people";

/** An installation's address and data directory. */
export interface Place {
  origin: string;
  directory: string;
}

interface Inside {
  sql: postgres.Sql;
  db: PostgresJsDatabase;
  secret: string;
}

const opened = new Map<string, Promise<Inside>>();
const hashes = new Map<string, Promise<string>>();
const { hash } = createPasswordHashing(async () => undefined);

/**
 * Opens the database and the secret of an installation on this machine, once in each worker and after each start of the database.
 * @throws {Error} when its database is not the embedded one, or does not run
 */
export async function inside(directory: string): Promise<Inside> {
  const [cluster, secret] = await Promise.all([
    findRunningCluster(join(directory, "postgres")),
    readSecretFile(directory),
  ]);
  if (cluster === undefined || secret === undefined) {
    throw new Error(`No installation runs on the data in ${directory}: KEEL_DATA_DIR says where they are.`);
  }
  return remember(opened, cluster.owner, async () => {
    const sql = postgres(cluster.owner, { max: 1, idle_timeout: 30, onnotice: () => undefined });
    return { sql, db: drizzle(sql), secret };
  });
}

/** Inserts the rows of a user who signed up with a password. Sends no mail and records no event. */
export async function createAccount({ directory }: Place, { name, email, password }: Person): Promise<void> {
  const { db } = await inside(directory);
  // Shared, because hashing takes a tenth of a second.
  await insertAccount(db, { name, email, passwordHash: await remember(hashes, password, () => hash(password)) });
}

/** Signs a user in to `context`, with a fresh proof of the password. */
export async function openSession(context: BrowserContext, place: Place, { email }: Person): Promise<void> {
  const { db, secret } = await inside(place.directory);
  const [user] = await db.select().from(users).where(eq(users.email, email));
  if (user === undefined) throw new Error(`${email} has no account.`);
  const now = new Date();
  const token = randomBytes(24).toString("base64url");
  await db.insert(sessions).values({
    userId: user.id,
    token,
    expiresAt: sessionLifetime(7).endOf(now),
    ipAddress: "127.0.0.1",
    userAgent: await userAgentOf(context),
    securityEpoch: user.securityEpoch,
    proof: "pwd",
    confirmedAt: now,
  });
  const device = deviceSecret(undefined);
  await recordDevice(db, { userId: user.id, secret: device });
  const cookie = { url: place.origin, httpOnly: true, sameSite: "Lax" as const };
  await context.addCookies([
    { ...cookie, name: sessionCookies(false).session, value: createCookieSigner(secret).sign(token) },
    { ...cookie, name: deviceCookie(false), value: device },
  ]);
}

/** Makes a user an administrator, who may be signed in already. */
export async function makeAdministrator({ directory }: Place, { email }: Person): Promise<void> {
  const { db } = await inside(directory);
  const change = await changeRoleByEmail(db, { email, role: "admin" });
  if (change !== "changed") throw new Error(`${email} was not made an administrator: ${change}.`);
}

const userAgents = new WeakMap<Browser, Promise<string>>();

/** Returns the User-Agent, which all contexts of a browser share. */
async function userAgentOf(context: BrowserContext): Promise<string | null> {
  const browser = context.browser();
  if (browser === null) return null;
  const known = userAgents.get(browser) ?? readUserAgent(browser);
  userAgents.set(browser, known);
  return known;
}

async function readUserAgent(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await page.close();
  return userAgent;
}

function remember<Value>(known: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
