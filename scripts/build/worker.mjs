// @ts-check
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The pages that the worker opens without the server, and those that it stands in for, by their folder among the pages. */
const kept = ["shell", "(tasks)"];

/**
 * Bundles the service worker of a build, after its pages: `public/sw.js`, with the files to keep.
 *
 * @param {string} directory of the build
 */
export async function bundleWorker(directory) {
  const esbuild = await import("esbuild");
  const name = (await readFile(join(directory, ".next", "BUILD_ID"), "utf8")).trim();
  const files = (await listKept(join(directory, ".next"))).map((file) => `/_next/${file}`);
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
 * Returns the files that a list may need: the scripts and styles that its page names, those that they name in turn, because a part that loads later is named
 * by what loads it, and the font of what is most often written.
 *
 * @param {string} output Next's, of a build
 * @returns {Promise<string[]>} their paths in there, in alphabetical order
 * @throws {Error} when the build does not say what a list needs
 */
export async function listKept(output) {
  const files = await listStatic(output);
  /** @param {string} path */
  const namesIn = async (path) => {
    const text = await readFile(join(output, path), "utf8");
    return [...text.matchAll(/static\/chunks\/[\w.~-]+\.(?:js|css)\b/g)]
      .map(([name]) => name)
      .filter((name) => files.has(name));
  };
  const needed = new Set([...files].filter((file) => /-latin-wght-normal\..*woff2$/.test(file)));
  /** @type {{ rootMainFiles: string[] }} */
  const { rootMainFiles } = JSON.parse(await readFile(join(output, "build-manifest.json"), "utf8"));
  for (const file of rootMainFiles) needed.add(file);
  for (const folder of kept) {
    const named = await Promise.all((await listManifests(output, folder)).map(namesIn));
    if (named.flat().length === 0) throw new Error(`The build does not say which scripts the pages in ${folder} need.`);
    for (const file of named.flat()) needed.add(file);
  }
  // A set that grows while it is read is read to its end.
  for (const file of needed) {
    if (/\.(?:js|css)$/.test(file)) for (const name of await namesIn(file)) needed.add(name);
  }
  return [...needed].sort();
}

/** @param {string} output */
async function listStatic(output) {
  const entries = await readdir(join(output, "static"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Set(files.map((path) => relative(output, path).split(sep).join("/")));
}

/**
 * Returns the files in which the build lists the client's modules of each page in a folder.
 *
 * @param {string} output
 * @param {string} folder
 */
async function listManifests(output, folder) {
  const root = join("server", "app", folder);
  const paths = await readdir(join(output, root), { recursive: true });
  return paths.filter((path) => path.endsWith("page_client-reference-manifest.js")).map((path) => join(root, path));
}
