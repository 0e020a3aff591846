import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { openConnection } from "./database";

/** Defaults that some database, role or server sets; a connection that does not override them reads or writes something else. */
export const oddSettings = {
  DateStyle: "German, DMY",
  IntervalStyle: "sql_standard",
  TimeZone: "Asia/Kathmandu",
  client_encoding: "LATIN1",
  standard_conforming_strings: "off",
  bytea_output: "escape",
  extra_float_digits: "-15",
  xmloption: "document",
  array_nulls: "off",
  backslash_quote: "on",
  quote_all_identifiers: "on",
  transform_null_equals: "on",
  default_transaction_isolation: "serializable",
  default_transaction_read_only: "on",
  default_transaction_deferrable: "on",
  row_security: "off",
  exit_on_error: "on",
  gin_fuzzy_search_limit: "1",
  statement_timeout: "600",
  lock_timeout: "1",
  idle_in_transaction_session_timeout: "1",
  idle_session_timeout: "600",
  transaction_timeout: "600",
  enable_indexscan: "off",
  enable_hashjoin: "off",
  jit: "on",
  jit_above_cost: "0",
  search_path: '"$user", shadows, pg_catalog, public',
} as const;

/** Shadows the functions Keel calls, wherever the default `search_path` is trusted. */
const shadows = `
  create schema shadows;
  grant usage on schema shadows to public;
  create function shadows.set_config(text, text, boolean) returns text language sql as 'select $1';
  create function shadows.pg_backend_pid() returns int language sql as 'select 1';
  create function shadows.now() returns timestamptz language sql as $$ select timestamptz '1999-01-01' $$;
  create function shadows.lower(text) returns text language sql as $$ select 'shadowed' $$;
  create function shadows.gen_random_uuid() returns uuid language sql as $$ select '00000000-0000-4000-8000-000000000000'::uuid $$;
  create function shadows.equals(text, text) returns boolean language sql as 'select false';
  create operator shadows.= (leftarg = text, rightarg = text, function = shadows.equals);
  create table shadows.tasks (title text);
  create schema keel_app;
  grant usage on schema keel_app to public;
  create table keel_app.users (name text);
  create schema keel;
  create table keel.users (name text)`;

/**
 * Creates an empty database with unusual settings: it folds only ASCII letters, sorts by bytes, has other defaults than PostgreSQL, and functions,
 * an operator and tables that shadow the real ones. Returns its owner's URL.
 */
export async function oddDatabase(): Promise<string> {
  const url = await databaseWith("encoding UTF8 locale_provider libc locale 'C'");
  const owner = openConnection(url);
  await owner.unsafe(shadows);
  const name = new URL(url).pathname.slice(1);
  for (const [setting, value] of Object.entries(oddSettings)) {
    await owner.unsafe(`alter database ${name} set ${setting} = ${setting === "search_path" ? value : `'${value}'`}`);
  }
  await owner.end();
  return url;
}

/** Creates an empty database with these words of `create database`. Returns its owner's URL. */
export async function databaseWith(words: string): Promise<string> {
  const template = new URL(inject("template").owner);
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = openConnection(Object.assign(new URL(template), { pathname: "/postgres" }).href);
  try {
    await admin.unsafe(`create database ${name} template template0 ${words}`);
  } finally {
    await admin.end();
  }
  return Object.assign(template, { pathname: `/${name}` }).href;
}
