// @ts-check
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * Builds are stored in `.build/<hash>-<number>`, and `.build/current` names the newest finished one. An interrupted build
 * is therefore never taken for a finished one, two builds at a time do not conflict, and a running server
 * keeps its files when the next version is built.
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
 * @param {string} hash of the sources, or `dev`
 * @returns {Promise<string>} a new directory for a build
 */
export async function openRelease(root, hash) {
  const directory = join(root, ".build", `${hash}-${Date.now()}${process.pid}`);
  await mkdir(directory, { recursive: true });
  await claimRelease(directory);
  return directory;
}

/**
 * Marks the build as used by this process. A process that may not write there could not remove it there either.
 *
 * @param {string} directory
 */
export async function claimRelease(directory) {
  const claims = join(directory, "used-by");
  await mkdir(claims, { recursive: true }).catch(() => undefined);
  await writeFile(join(claims, String(process.pid)), "").catch(() => undefined);
}

/**
 * Makes a finished build the current one.
 *
 * @param {string} root
 * @param {string} directory
 */
export async function publishRelease(root, directory) {
  const draft = join(root, ".build", `current-${process.pid}`);
  await writeFile(draft, basename(directory));
  await rename(draft, join(root, ".build", "current"));
}

/**
 * Removes builds that are neither current nor used by a process.
 *
 * @param {string} root
 */
export async function pruneReleases(root) {
  const builds = join(root, ".build");
  const current = await readFile(join(builds, "current"), "utf8").catch(() => "");
  for (const name of await readdir(builds)) {
    const directory = join(builds, name);
    if (!/^[0-9a-z]+-\d+$/.test(name) || name === current || (await isUsed(directory))) continue;
    // The compiler of a killed build may still be writing; it is then removed next time.
    await rm(directory, { recursive: true, force: true }).catch(() => undefined);
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
