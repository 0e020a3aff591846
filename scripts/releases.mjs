// @ts-check
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Builds live side by side in `.build/<hash>-<number>`, and `.build/current` names the newest finished one. A build that was
 * interrupted is therefore never taken for a whole one, two builds at a time do not meet, and a server that
 * runs keeps its files when the next version is built.
 */

/**
 * @param {string} root
 * @param {string} hash
 * @returns {Promise<string | undefined>} the directory of the finished build of these sources
 */
export async function findRelease(root, hash) {
  const name = await readFile(join(root, ".build", "current"), "utf8").catch(() => "");
  if (!name.startsWith(`${hash}-`)) return undefined;
  const directory = join(root, ".build", name);
  return existsSync(join(directory, "main.mjs")) ? directory : undefined;
}

/**
 * @param {string} root
 * @param {string} hash
 * @returns {Promise<string>} a directory of its own for a new build
 */
export async function openRelease(root, hash) {
  const directory = join(root, ".build", `${hash}-${Date.now()}${process.pid}`);
  await mkdir(directory, { recursive: true });
  await claimRelease(directory);
  return directory;
}

/**
 * Says that this process uses the build. Without the right to write there, it also cannot be removed from there.
 *
 * @param {string} directory
 */
export async function claimRelease(directory) {
  const claims = join(directory, "used-by");
  await mkdir(claims, { recursive: true }).catch(() => undefined);
  await writeFile(join(claims, String(process.pid)), "").catch(() => undefined);
}

/**
 * Makes a finished build the current one, and removes builds that no process uses.
 *
 * @param {string} root
 * @param {string} directory
 */
export async function publishRelease(root, directory) {
  const builds = join(root, ".build");
  const name = directory.slice(builds.length + 1);
  const draft = join(builds, `current-${process.pid}`);
  await writeFile(draft, name);
  await rename(draft, join(builds, "current"));
  for (const other of await readdir(builds)) {
    const path = join(builds, other);
    if (/^[0-9a-f]{16}-\d+$/.test(other) && other !== name && !(await isUsed(path))) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** @param {string} directory */
async function isUsed(directory) {
  const pids = await readdir(join(directory, "used-by")).catch(() => []);
  return pids.some((pid) => {
    try {
      return process.kill(Number(pid), 0);
    } catch (error) {
      return error instanceof Error && "code" in error && error.code === "EPERM";
    }
  });
}
