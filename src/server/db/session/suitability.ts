import type postgres from "postgres";
import { StartupError } from "../../startup/startup-error";
import type { Session } from "./session";
import { sessionSettings } from "./settings";

type Place = Pick<Session, "sql" | "isPooled" | "role"> & {
  /** The database, as messages name it. */
  place: string;
};

/** The oldest version with `und-x-icu`, `gen_random_uuid()` and `normalize()`. */
const oldestVersion = 13;

interface Facts {
  version: number;
  encoding: string;
  hasIcu: boolean;
  hasPublic: boolean;
  isStandby: boolean;
  isReadOnly: boolean;
  replicationRole: string;
}

/** The reasons why a database is unsuitable, with the remedy for each. */
const faults: { applies: (facts: Facts) => boolean; say: (facts: Facts) => string }[] = [
  {
    applies: ({ version }) => version < oldestVersion * 10_000,
    say: ({ version }) =>
      `it is PostgreSQL ${Math.floor(version / 10_000)}, and Keel needs ${oldestVersion} or newer. Upgrade it`,
  },
  {
    applies: ({ encoding }) => encoding !== "UTF8",
    say: ({ encoding }) =>
      `its encoding is ${encoding}, which cannot store every letter. Create one with: CREATE DATABASE keel ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`,
  },
  {
    applies: ({ hasIcu }) => !hasIcu,
    say: () => 'it lacks the collation "und-x-icu". Use a PostgreSQL that was built with ICU',
  },
  {
    applies: ({ isStandby }) => isStandby,
    say: () => "it is a standby, which is read-only. Give Keel the address of the primary",
  },
  {
    applies: ({ isReadOnly }) => isReadOnly,
    say: () => "it is read-only. Turn default_transaction_read_only off, or give Keel another role",
  },
  {
    applies: ({ hasPublic }) => !hasPublic,
    say: () => "its schema public is missing. Run as the owner: CREATE SCHEMA public",
  },
  {
    applies: ({ replicationRole }) => replicationRole === "replica",
    say: () =>
      "session_replication_role is replica, so foreign keys are not enforced. Run as a superuser, for the role and the database: ALTER … RESET session_replication_role",
  },
];

/**
 * Checks that the database is suitable for Keel.
 * @throws {StartupError} that names the obstacle in one sentence
 */
export async function requireSuitable({ sql, place }: Place): Promise<void> {
  const facts = await readFacts(sql);
  const fault = faults.find(({ applies }) => applies(facts));
  if (fault !== undefined) throw new StartupError(`The database at ${place} cannot be used: ${fault.say(facts)}.`);
}

async function readFacts(sql: postgres.Sql): Promise<Facts> {
  const [facts] = await sql<[Facts]>`
    select current_setting('server_version_num')::int as version,
      (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
      exists (select from pg_collation where collname = 'und-x-icu' and collnamespace = 'pg_catalog'::regnamespace) as "hasIcu",
      exists (select from pg_namespace where nspname = 'public') as "hasPublic",
      pg_is_in_recovery() as "isStandby",
      current_setting('transaction_read_only') = 'on' as "isReadOnly",
      current_setting('session_replication_role') as "replicationRole"`;
  return facts;
}

/**
 * Checks that a statement means the same on each server connection of a pooler. What is set on one of them is not set on the others, so settings that
 * a pooler does not carry have to be the default.
 * @throws {StartupError} that names the settings to make the default
 */
export async function requireCarriedSettings({ sql, isPooled, role, place }: Place): Promise<void> {
  if (!isPooled) return;
  const wanted = new Map<string, string>(
    Object.entries(sessionSettings).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const rows = await sql<{ name: string; value: string }[]>`
    select lower(name) as name, reset_val as value from pg_settings
    where lower(name) in ${sql([...wanted.keys()])} and (reset_val is distinct from boot_val
      or name = 'search_path' and exists (select from pg_namespace where nspname = session_user))`;
  const changed = rows.filter(({ name, value }) => wanted.get(name) !== value).map(({ name }) => name);
  if (changed.length === 0) return;
  const statements = changed.map((name) => `ALTER ROLE ${role} SET ${name} = ${quote(name, wanted.get(name) ?? "")}`);
  throw new StartupError(
    `The database at ${place} cannot be used: the pooler in front of it does not carry ${changed.join(", ")}. ` +
      `Set the default, and restart the pooler: ${statements.join("; ")}`,
  );
}

/**
 * Checks that the application's role connects to the database that is migrated. An advisory lock exists in one database only.
 * @param lock the lock that `owner` holds
 * @throws {StartupError} that names both places
 */
export async function requireSameDatabase(owner: Place, application: Place, lock: number): Promise<void> {
  const [row] = await application.sql<{ isFree: boolean }[]>`select pg_try_advisory_xact_lock(${lock}) as "isFree"`;
  if (row?.isFree !== true) return;
  throw new StartupError(
    `DATABASE_DIRECT_URL and DATABASE_URL point to different databases, ${owner.place} and ${application.place}. Use the same one for both.`,
  );
}

const quote = (name: string, value: string) => (name === "search_path" ? value : `'${value}'`);
