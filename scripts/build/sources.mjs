// @ts-check
import { createHash } from "node:crypto";
import { cp, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** The sources of a build. It uses a copy of these, so edits during a build cannot mix two versions. */
const copied = [
  "src",
  "public",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  ".gitignore",
];

/** Further inputs of a build: the installed packages and the build scripts. */
const recipe = [
  "node_modules/.package-lock.json",
  "scripts/build/build.mjs",
  "scripts/build/compress-static.mjs",
  "scripts/build/sources.mjs",
  "scripts/build/worker.mjs",
];

/** @param {string} path */
const isBuilt = (path) => basename(path) !== "testing" && !/\.test(-d)?\.tsx?$/.test(path);

/**
 * Returns a hash of the current sources. It uses content and not modification times, because a fresh clone, a branch
 * switch or a container layer gives every file a new time, or all of them the same.
 *
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function hashSources(root) {
  const hash = createHash("sha256");
  for (const entry of [...copied, ...recipe]) {
    for (const file of await listFiles(root, entry)) {
      const content = await readFile(join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  for (const name of Object.keys(process.env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}\0${process.env[name]}\0`);
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * @param {string} root
 * @param {string} target
 */
export async function copySources(root, target) {
  for (const entry of copied) {
    if ((await listFiles(root, entry)).length === 0) continue;
    await cp(join(root, entry), join(target, entry), { recursive: true, filter: isBuilt });
  }
}

/**
 * Returns the files at or below `entry`, sorted; none if it does not exist.
 *
 * @param {string} root
 * @param {string} entry
 * @returns {Promise<string[]>}
 */
async function listFiles(root, entry) {
  try {
    const found = await readdir(join(root, entry), { withFileTypes: true, recursive: true });
    return found
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(root.length + 1))
      .filter((file) => file.split(/[\\/]/).every(isBuilt))
      .sort();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTDIR") return [entry];
    if (code === "ENOENT") return [];
    throw error;
  }
}
