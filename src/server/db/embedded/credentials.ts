import { randomBytes } from "node:crypto";
import { chown, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StartupError } from "../../startup/startup-error";

const credentials = z.object({ superuser: z.string(), owner: z.string(), application: z.string() });
/** Of the releases in which one role both owned the tables and served people. */
const older = z
  .object({ superuser: z.string(), application: z.string() })
  .transform(({ superuser, application }) => ({ superuser, owner: application, application: undefined }));

/** Passwords of the roles `postgres` (superuser), `keel` (owns the tables) and `keel_app` (serves people, owns nothing). */
export type Credentials = z.infer<typeof credentials>;

const fileName = "keel-credentials.json";
const makePassword = () => randomBytes(24).toString("base64url");

export function makeCredentials(): Credentials {
  return { superuser: makePassword(), owner: makePassword(), application: makePassword() };
}

/** Keeps them inside the cluster, so that a cluster and its passwords are moved, copied and deleted together. */
export async function writeCredentials(directory: string, value: Credentials): Promise<void> {
  await writeFile(join(directory, fileName), format(value), { mode: 0o600, flush: true });
}

/** Throws a StartupError when the file is missing or damaged, or of an older release, whose server runs still. */
export async function readCredentials(directory: string): Promise<Credentials> {
  const found = await read(directory);
  if (found.application !== undefined) return found;
  throw new StartupError(`The database in ${directory} is run by an older release of Keel. Restart that first.`);
}

/** The same, and adds what the file of an older release lacks. For whoever holds the directory's lock. */
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
