import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "./startup-error";

/**
 * Returns the signing secret of an installation without a configured one: generated once, and kept in `directory` with mode 0600. It is written under
 * another name and linked into place, so that of several processes one wins and none reads half a secret.
 * @throws {StartupError} when the file exists but contains no secret, as after a full disk
 */
export async function readOrMakeSecret(directory: string): Promise<string> {
  const path = join(directory, "secret");
  const existing = await readSecretFile(directory);
  if (existing !== undefined) return existing;
  await mkdir(directory, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  await link(draft, path).catch(() => undefined);
  await unlink(draft);
  const made = await readSecretFile(directory);
  if (made === undefined) throw new StartupError(`The secret could not be written to ${path}.`);
  return made;
}

/**
 * Returns the secret in `directory`; `undefined` when there is none.
 * @throws {StartupError} when the file exists but contains no secret
 */
export async function readSecretFile(directory: string): Promise<string | undefined> {
  const path = join(directory, "secret");
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new StartupError(`The secret in ${path} cannot be read (${error.code ?? error.name}).`);
  });
  const secret = content?.trim();
  if (secret === undefined || secret.length >= 32) return secret;
  throw new StartupError(
    `${path} contains no complete secret. Restore it from a backup, or delete it and start without it, which signs all users out: npm run secret:abandon`,
  );
}
