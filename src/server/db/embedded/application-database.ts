import { toDatabaseError } from "../errors/database-error";
import type { DatabaseUrls } from "../migrate";
import { openSession } from "../session/session";
import { parseDatabaseUrl } from "../target/target";
import type { Credentials } from "./credentials";

const database = "keel";

/** Returns the addresses of the application's database for its two roles, neither of which is a superuser. */
export function databaseUrls(port: number, { owner, application }: Credentials): DatabaseUrls {
  return {
    owner: `postgres://keel:${owner}@127.0.0.1:${port}/${database}`,
    application: `postgres://keel_app:${application}@127.0.0.1:${port}/${database}`,
  };
}

/**
 * Creates missing roles and a missing database. They are missing in a cluster that was just `made`, and in an older one whose first start was
 * interrupted or that lacks a newer role.
 */
export async function ensureApplicationDatabase(
  port: number,
  credentials: Credentials,
  { made }: { made: boolean },
): Promise<void> {
  const urls = databaseUrls(port, credentials);
  if (!made && (await canConnect(urls.owner)) && (await canConnect(urls.application))) return;
  const { sql: admin } = await connect(`postgres://postgres:${credentials.superuser}@127.0.0.1:${port}/postgres`);
  // The passwords are generated as base64url, which needs no quoting, and these statements take no parameters.
  const ensureRole = async (name: string, attributes: string) => {
    const [role] = await admin`select 1 from pg_roles where rolname = ${name}`;
    await admin.unsafe(`${role ? "alter" : "create"} role ${name} ${attributes}`);
  };
  try {
    await ensureRole("keel", `login createdb password '${credentials.owner}'`);
    await ensureRole("keel_app", `login password '${credentials.application}'`);
    const [found] = await admin`select 1 from pg_database where datname = ${database}`;
    if (!found) await admin.unsafe(`create database ${database} owner keel`);
  } catch (error) {
    throw toDatabaseError(error);
  } finally {
    await admin.end();
  }
}

async function canConnect(url: string): Promise<boolean> {
  try {
    const { sql } = await connect(url);
    await sql.end();
    return true;
  } catch {
    return false;
  }
}

const connect = (url: string) =>
  openSession(parseDatabaseUrl(url), { milliseconds: 10_000, purpose: "migrating", applicationName: "keel" }).catch(
    (error: unknown) => {
      throw toDatabaseError(error);
    },
  );
