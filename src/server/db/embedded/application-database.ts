import postgres from "postgres";
import type { Credentials } from "./credentials";

const name = "keel";

/** Address of the application's database, with its own role, which is not a superuser. */
export function applicationUrl(port: number, credentials: Credentials): string {
  return `postgres://${name}:${credentials.application}@127.0.0.1:${port}/${name}`;
}

/**
 * Makes the application's role and database where they are missing. In a cluster that was just `made` they are; in an older
 * one they are only if that start was cut off.
 */
export async function ensureApplicationDatabase(
  port: number,
  credentials: Credentials,
  { made }: { made: boolean },
): Promise<void> {
  const options = { max: 1, connect_timeout: 10, onnotice: () => undefined };
  if (!made && (await canConnect(applicationUrl(port, credentials), options))) return;
  const admin = postgres(`postgres://postgres:${credentials.superuser}@127.0.0.1:${port}/postgres`, options);
  try {
    const [role] = await admin`select 1 from pg_roles where rolname = ${name}`;
    // The password is our own base64url text: nothing in it needs quoting, and these statements take no parameters.
    const login = `login createdb password '${credentials.application}'`;
    await admin.unsafe(role ? `alter role ${name} ${login}` : `create role ${name} ${login}`);
    const [database] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!database) await admin.unsafe(`create database ${name} owner ${name}`);
  } finally {
    await admin.end();
  }
}

async function canConnect(url: string, options: { max: number; connect_timeout: number }): Promise<boolean> {
  const application = postgres(url, options);
  try {
    await application`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await application.end();
  }
}
