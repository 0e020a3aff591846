import { randomBytes } from "node:crypto";
import { chown, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StartupError } from "../../startup/startup-error";

const credentials = z.object({ superuser: z.string(), owner: z.string(), application: z.string() });
/** The file of older releases, in which one role owned the tables and served the application. */
const older = z
  .object({ superuser: z.string(), application: z.string() })
  .transform(({ superuser, application }) => ({ superuser, owner: application, application: undefined }));

/** The passwords of the roles `postgres` (superuser), `keel` (owns the tables) and `keel_app` (serves the application, owns nothing). */
export type Credentials = z.infer<typeof credentials>;

const fileName = "keel-credentials.json";
const makePassword = () => randomBytes(24).toString("base64url");

export function makeCredentials(): Credentials {
  return { superuser: makePassword(), owner: makePassword(), application: makePassword() };
}

/** Writes the passwords into the cluster, so that a cluster and its passwords are moved, copied and deleted together. */
export async function writeCredentials(directory: string, value: Credentials): Promise<void> {
  await writeFile(join(directory, fileName), format(value), { mode: 0o600, flush: true });
}

/**
 * Reads the passwords.
 * @throws {StartupError} when the file is missing, damaged, or from an older release whose server is still running
 */
export async function readCredentials(directory: string): Promise<Credentials> {
  const found = await read(directory);
  if (found.application !== undefined) return found;
  throw new StartupError(`The database in ${directory} is run by an older release of Keel. Restart that first.`);
}

/** Reads the passwords, and adds those that the file of an older release lacks. The caller holds the directory's lock. */
export async function completeCredentials(directory: string): Promise<Credentials> {
  const found = await read(directory);
  if (found.application !== undefined) return found;
  const completed = { ...found, application: makePassword() };
  const file = join(directory, fileName);
  const { uid, gid } = await stat(file);
  await writeFile(`${file}.new`, format(completed), { mode: 0o600, flush: true });
  await chown(`${file}.new`, uid, gid);
  await rename(`${file}.new`, file);
  return completed;
}

async function read(directory: string): Promise<Credentials | z.infer<typeof older>> {
  const file = join(directory, fileName);
  try {
    return z.union([credentials, older]).parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new StartupError(
      `The database's passwords in ${file} cannot be read. Put the file back from a backup of the same directory.`,
    );
  }
}

function format(value: Credentials): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
