import postgres from "postgres";
import type { Credentials } from "./credentials";

const name = "keel";

/** Address of the application's database, with its own role, which is not a superuser. */
export function applicationUrl(port: number, credentials: Credentials): string {
  return `postgres://${name}:${credentials.application}@127.0.0.1:${port}/${name}`;
}

/** Makes the application's role and database where they are missing. */
export async function ensureApplicationDatabase(port: number, credentials: Credentials): Promise<void> {
  const options = { max: 1, connect_timeout: 10, onnotice: () => undefined };
  const application = postgres(applicationUrl(port, credentials), options);
  const present = await application`select 1`.then(
    () => true,
    () => false,
  );
  await application.end();
  if (present) return;

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
