/** Goes into the first message of a connection: the settings that PgBouncer, too, takes there and keeps for each client (https://www.pgbouncer.org/features.html). */
export const startupSettings = {
  client_encoding: "UTF8",
  DateStyle: "ISO, MDY",
  TimeZone: "UTC",
  standard_conforming_strings: "on",
} as const;

/**
 * What a session needs, whatever the server, the database or the role has as its default. Values are read as text, and a statement means the same
 * everywhere. Set on each new connection, before anything else.
 */
export const sessionSettings = {
  // Functions and operators of `pg_catalog` come first as long as it is not named here; nobody's temporary table stands in for one of ours.
  search_path: "public, pg_temp",
  IntervalStyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
  xmloption: "content",
  array_nulls: "on",
  backslash_quote: "safe_encoding",
  quote_all_identifiers: "off",
  transform_null_equals: "off",
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  default_transaction_deferrable: "off",
  row_security: "on",
  exit_on_error: "off",
  gin_fuzzy_search_limit: "0",
  lock_timeout: "0",
} as const;

/** A second net below the client's own deadlines. */
const servingLimits = { statement_timeout: "10s", idle_in_transaction_session_timeout: "10s" } as const;
/** A migration may take its time. */
const migratingLimits = { statement_timeout: "0", idle_in_transaction_session_timeout: "0" } as const;

/** Not every version or platform has these. A pool decides itself when a connection is old; work whose client has vanished is ended. */
const optionalSettings = {
  idle_session_timeout: "0",
  transaction_timeout: "0",
  client_connection_check_interval: "500ms",
} as const;

const all = { ...startupSettings, ...sessionSettings, ...servingLimits, ...optionalSettings };
/** The settings that are Keel's to make, in small letters. */
export const settingNames: ReadonlySet<string> = new Set(Object.keys(all).map((name) => name.toLowerCase()));

/** What a connection is for. */
export type Purpose = "serving" | "migrating";

/**
 * Returns the first statement of a connection. Until it has run, a name may mean anything: whoever may make functions and owns the default
 * `search_path` decides. So all in it are qualified, and there is no operator.
 */
export function settingsStatement(purpose: Purpose): string {
  const settings = { ...sessionSettings, ...(purpose === "serving" ? servingLimits : migratingLimits) };
  const calls = Object.entries(settings).map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`);
  return `select ${calls.join(", ")}, pg_catalog.pg_backend_pid() as pid, pg_catalog.pg_is_in_recovery() as "isStandby", current_user::pg_catalog.text as role`;
}

/** Statements that may fail, each for itself. */
export const optionalStatements: readonly string[] = Object.entries(optionalSettings).map(
  ([name, value]) => `select set_config('${name}', '${value}', false)`,
);
