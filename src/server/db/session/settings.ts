/** The settings of the startup message, which PgBouncer, too, accepts there and keeps for each client (https://www.pgbouncer.org/features.html). */
export const startupSettings = {
  client_encoding: "UTF8",
  DateStyle: "ISO, MDY",
  TimeZone: "UTC",
  standard_conforming_strings: "on",
} as const;

/**
 * The settings that a session needs, whatever the defaults of the server, the database or the role. Values are read as text, and a statement means
 * the same everywhere. They are set on each new connection first.
 */
export const sessionSettings = {
  // `pg_catalog` comes first as long as it is not named here, and no temporary table can replace one of Keel's.
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

/** A second safeguard behind the client's own deadlines. */
const servingLimits = { statement_timeout: "10s", idle_in_transaction_session_timeout: "10s" } as const;
/** A migration may take any time. */
const migratingLimits = { statement_timeout: "0", idle_in_transaction_session_timeout: "0" } as const;

/** Settings that not every version or platform has. A pool decides itself when a connection is old; work whose client has vanished is cancelled. */
const optionalSettings = {
  idle_session_timeout: "0",
  transaction_timeout: "0",
  client_connection_check_interval: "500ms",
} as const;

const all = { ...startupSettings, ...sessionSettings, ...servingLimits, ...optionalSettings };
/** The settings that Keel itself sets, in lower case. */
export const settingNames: ReadonlySet<string> = new Set(Object.keys(all).map((name) => name.toLowerCase()));

/** The purpose of a connection. */
export type Purpose = "serving" | "migrating";

/**
 * Returns the first statement of a connection. Before it, the default `search_path` could resolve any name to a foreign function. So every name in it
 * is qualified, and it uses no operator.
 */
export function settingsStatement(purpose: Purpose): string {
  const settings = { ...sessionSettings, ...(purpose === "serving" ? servingLimits : migratingLimits) };
  const calls = Object.entries(settings).map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', false)`);
  return `select ${calls.join(", ")}, pg_catalog.pg_backend_pid() as pid, pg_catalog.pg_is_in_recovery() as "isStandby", current_user::pg_catalog.text as role`;
}

/** Statements that may fail independently. */
export const optionalStatements: readonly string[] = Object.entries(optionalSettings).map(
  ([name, value]) => `select set_config('${name}', '${value}', false)`,
);
