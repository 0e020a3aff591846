import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The signing secret of an installation that was given none: made once, kept in `directory` with mode 0600.
 * It is written under another name and linked into place, so that of several processes one wins and none reads half of it.
 */
export async function readOrMakeSecret(directory: string): Promise<string> {
  const path = join(directory, "secret");
  const existing = await readFile(path, "utf8").catch(() => "");
  if (existing.trim() !== "") return existing.trim();
  await mkdir(directory, { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  await link(draft, path).catch(() => undefined);
  await unlink(draft);
  return (await readFile(path, "utf8")).trim();
}
