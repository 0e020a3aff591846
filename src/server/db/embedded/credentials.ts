import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { StartupError } from "~/server/startup-error";

const credentials = z.object({ superuser: z.string(), application: z.string() });

/** Passwords of the roles `postgres` (superuser) and `keel` (the application's own, which is not). */
export type Credentials = z.infer<typeof credentials>;

const fileName = "keel-credentials.json";

export function makeCredentials(): Credentials {
  return { superuser: randomBytes(24).toString("base64url"), application: randomBytes(24).toString("base64url") };
}

/** Keeps them inside the cluster, so that a cluster and its passwords are moved, copied and deleted together. */
export async function writeCredentials(directory: string, value: Credentials): Promise<void> {
  await writeFile(join(directory, fileName), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
}

/** Throws a StartupError when the file is missing or damaged. */
export async function readCredentials(directory: string): Promise<Credentials> {
  const file = join(directory, fileName);
  try {
    return credentials.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new StartupError(
      `The database's passwords in ${file} cannot be read. Put the file back from a backup of the same directory.`,
    );
  }
}
