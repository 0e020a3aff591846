// @ts-check
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The dictionaries of passwords are larger, and nobody signs up without a connection. In bytes. */
const maxBytes = 250_000;

/**
 * Bundles the service worker of a build, after its pages: `public/sw.js`, with the files to keep.
 *
 * @param {string} directory of the build
 */
export async function bundleWorker(directory) {
  const esbuild = await import("esbuild");
  const name = (await readFile(join(directory, ".next", "BUILD_ID"), "utf8")).trim();
  const files = await listKept(join(directory, ".next", "static"));
  await mkdir(join(directory, "public"), { recursive: true });
  await esbuild.build({
    absWorkingDir: directory,
    entryPoints: ["src/sw/worker.ts"],
    outfile: join("public", "sw.js"),
    define: { release: JSON.stringify({ name, files }) },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2023",
    logLevel: "silent",
  });
}

/**
 * Returns the addresses of the files that a list may need: scripts, styles, and the font of what is most often written.
 *
 * @param {string} directory the build's static files
 * @returns {Promise<string[]>} in alphabetical order
 */
export async function listKept(directory) {
  const kept = [];
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:js|css)$|-latin-wght-normal\..*woff2$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const { size } = await stat(path);
    if (size <= maxBytes) kept.push(`/_next/static/${relative(directory, path).split(sep).join("/")}`);
  }
  return kept.sort();
}
