import { cp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { openRelease } from "../../scripts/build/releases.mjs";
import { bundleWorker } from "../../scripts/build/worker.mjs";

export interface Release {
  /** What the names of its scripts end in. */
  mark: string;
  /** Where it is, for `resume`. */
  directory: string;
  /** Removes one of the files that its worker keeps. Returns the function that puts it back. */
  hideFile: () => Promise<() => Promise<void>>;
  remove: () => Promise<void>;
}

/** Makes another release of the built one: with an id of its own, a worker of its own, and all scripts under other names. The old ones are not in it. */
export async function makeAnotherRelease(): Promise<Release> {
  const root = process.cwd();
  const current = join(root, ".build", await readFile(join(root, ".build", "current"), "utf8"));
  const directory = await openRelease(root, "story");
  const mark = basename(directory).replace("story-", "");
  await cp(current, directory, { recursive: true, filter: (path) => basename(path) !== "used-by" });
  const pages = join(directory, ".next");
  const oldId = (await readFile(join(pages, "BUILD_ID"), "utf8")).trim();
  const renamed = (text: string) =>
    text
      .replaceAll(/(static\/chunks\/[\w.~-]+)\.js\b/g, (_all, path: string) => `${path}.${mark}.js`)
      .replaceAll(oldId, mark);
  for (const entry of await readdir(pages, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes("node_modules")) continue;
    // What is compressed is what the files were before.
    if (entry.name.endsWith(".br")) await rm(path);
    else if (/\.(?:js|json|html|rsc|meta)$|^BUILD_ID$/.test(entry.name)) {
      await writeFile(path, renamed(await readFile(path, "utf8")));
      if (entry.parentPath.endsWith(join("static", "chunks"))) await rename(path, path.replace(/\.js$/, `.${mark}.js`));
    }
  }
  await rename(join(pages, "static", oldId), join(pages, "static", mark));
  await bundleWorker(directory);
  const hideFile = async () => {
    const worker = await readFile(join(directory, "public", "sw.js"), "utf8");
    const [, name = ""] = /\/_next(\/static\/chunks\/[^"]+\.js)/.exec(worker) ?? [];
    const path = join(pages, name);
    await rename(path, `${path}.hidden`);
    return () => rename(`${path}.hidden`, path);
  };
  return { mark, directory, hideFile, remove: () => rm(directory, { recursive: true, force: true }) };
}
