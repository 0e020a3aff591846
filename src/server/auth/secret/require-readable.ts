import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Database, openDatabase } from "../../db/client";
import { withDatabaseTime } from "../../db/pool/deadline";
import { StartupError } from "../../startup/startup-error";
import { maxWaitHours } from "../../mail/delivery";
import { readKeys } from "../keys/key-store";
import type { Auth } from "../instance";
import { encryptedKeyOf, opens } from "./unreadable";

const remedies =
  "give the secret back that this database was made with (BETTER_AUTH_SECRET, an older version in BETTER_AUTH_SECRETS, or the file `secret` in DATA_DIR), " +
  "or start over without it, which signs all users out: npm run secret:abandon";

const samples = z.array(z.object({ encrypted: z.string() }));

/**
 * Verifies that the secret is that of this database: it decrypts the newest signing keys, and the newest second factor and waiting mail of each
 * version of the secret. Otherwise sign-ins would fail, or lack their second step.
 * @throws {StartupError} that names the ways out
 */
export async function requireReadable({ auth, db }: { auth: Auth; db: Database }): Promise<void> {
  const { secretConfig: secrets } = await auth.$context;
  await withDatabaseTime({ milliseconds: 10_000 }, async () => {
    const keys = await readKeys(db);
    const newest = keys.filter(({ alg }, at) => keys.findIndex((key) => key.alg === alg) === at);
    const stored = {
      "the signing keys": newest.map(encryptedKeyOf),
      "second factors": await newestPerVersion(db, sql`select secret as encrypted, id from two_factors`),
      "waiting mail": await newestPerVersion(
        db,
        sql`select content as encrypted, id from mails
          where status = 'waiting' and content is not null and created_at > now() - make_interval(hours => ${maxWaitHours}::int)`,
      ),
    };
    for (const [what, encrypted] of Object.entries(stored)) {
      const readable = await Promise.all(encrypted.map((text) => opens(secrets, text)));
      if (readable.includes(false))
        throw new StartupError(`The secret does not open ${what} of this database: ${remedies}`);
    }
  });
}

/**
 * Verifies that no new secret is created for a database that already has one.
 * @param url of a role that may read the keys
 * @throws {StartupError} that names the ways out, when the database holds signing keys
 */
export async function requireNoKeys(url: string): Promise<void> {
  const database = openDatabase(url, { prepare: false, connections: 1 });
  try {
    const [schema] = await database.db.execute(sql`select to_regclass('public.jwks') is not null as "isPrepared"`);
    if (schema?.["isPrepared"] !== true) return;
    if ((await readKeys(database.db)).length === 0) return;
  } finally {
    await database.close();
  }
  throw new StartupError(`There is no secret, though this database holds signing keys: ${remedies}`);
}

/** Returns the newest value of each version of the secret, which Better Auth writes between the second and the third `$`. */
async function newestPerVersion(db: Database, stored: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await db.execute(sql`
    select distinct on (split_part(encrypted, '$', 3)) encrypted from (${stored}) stored
    order by split_part(encrypted, '$', 3), id desc`);
  return samples.parse([...rows]).map(({ encrypted }) => encrypted);
}
