// @ts-check
import { watch } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Files that are read once, when the server starts. */
const readAtStart =
  /^(?:drizzle\/.+\.sql|\.env(?:\.local)?|next\.config\.mjs|postcss\.config\.mjs|package(?:-lock)?\.json|scripts\/(?:build\/)?[^/]+\.mjs)$/;
const source = /^src\/.+(?<!\.test|\.test-d)\.tsx?$/;
/** Jobs start with the server, wherever they are declared. */
const declaresJob = /:\s*Job\b|\bsatisfies Job\b/;

/**
 * Finds the server's files that `npm run dev` compiles once, because nothing that Next reloads imports them.
 *
 * @param {string} root
 * @returns {Promise<(path: string) => boolean>}
 */
async function findCompiledOnce(root) {
  const esbuild = await import("esbuild");
  const routes = (await readdir(join(root, "src/app"), { recursive: true }))
    .map((path) => `src/app/${path}`.replaceAll("\\", "/"))
    // Tests are beside the routes, and import what Next never does.
    .filter((path) => source.test(path));
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [start, ...routes],
    outdir: "nowhere",
    write: false,
    bundle: true,
    // Otherwise what the routes share is written once for each of them.
    splitting: true,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
    loader: { ".css": "empty" },
    logLevel: "silent",
  });
  const [started, reloaded] = [reachedFrom([start], metafile), reachedFrom(routes, metafile, madeOnce)];
  return (path) => started.has(path) && !reloaded.has(path);
}

const start = "src/server/main.ts";
/** Created when the server starts, and passed to all reloaded code: what only it imports is not reloaded. */
const madeOnce = "src/server/runtime.ts";

/**
 * @param {string[]} entries
 * @param {import("esbuild").Metafile} metafile
 * @param {string} [exception]
 * @returns {Set<string>} the entries and their imports, except through `exception`
 */
function reachedFrom(entries, { inputs }, exception) {
  /** @type {Set<string>} */
  const reached = new Set();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || path === exception) continue;
    reached.add(path);
    for (const imported of inputs[path]?.imports ?? []) waiting.push(imported.path);
  }
  return reached;
}

/**
 * Returns whether a change of the file at `path`, from the root, takes effect only after a restart of `npm run dev`.
 *
 * @param {string} root
 * @param {string} path
 */
export async function needsRestart(root, path) {
  if (readAtStart.test(path)) return true;
  if (!source.test(path)) return false;
  if (declaresJob.test(await readFile(join(root, path), "utf8").catch(() => ""))) return true;
  // Next reports sources that do not compile.
  const isCompiledOnce = await findCompiledOnce(root).catch(() => () => false);
  return isCompiledOnce(path);
}

/**
 * Reports each change that hot reload does not cover, as long as this process runs.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {() => void} stops it
 */
export function noticeRestarts(root, say) {
  /** @type {Map<string, NodeJS.Timeout>} */
  const changed = new Map();
  /** @param {string} path */
  const tell = async (path) => {
    changed.delete(path);
    if (await needsRestart(root, path)) say(`${path} has changed, which hot reload does not cover: restart to apply`);
  };
  // An editor writes a file several times to save it once.
  /** @param {string} path */
  const note = (path) => {
    clearTimeout(changed.get(path));
    changed.set(path, setTimeout(() => void tell(path), 300).unref());
  };
  const watchers = [
    ["", false],
    ["src", true],
    ["drizzle", false],
    ["scripts", false],
    ["scripts/build", false],
  ].map(([directory, recursive]) =>
    watch(join(root, String(directory)), { recursive: recursive === true, persistent: false }, (_event, name) => {
      if (name !== null) note(join(String(directory), name).replaceAll("\\", "/"));
    }),
  );
  return () => watchers.forEach((watcher) => watcher.close());
}
