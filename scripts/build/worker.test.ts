import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeBuiltPages } from "./built-pages";
import { copySources } from "./sources.mjs";
import { bundleWorker, listKept } from "./worker.mjs";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "keel-worker-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const lists = { shell: ["shell.js", "all.css"], "(tasks)/today": ["today.js"] };
const files = { "chunks/shell.js": "", "chunks/all.css": "", "chunks/today.js": "" };
const listed = async () => (await listKept(directory)).map((path) => path.replace("static/", ""));

test("the worker keeps the scripts and styles of the lists and of the shell, and of no other page", async () => {
  await writeBuiltPages(directory, {
    pages: { ...lists, "(settings)/settings/profile": ["profile.js"], admin: ["admin.js", "shell.js"] },
    files: {
      ...files,
      "chunks/profile.js": "",
      "chunks/admin.js": "",
      "chunks/shell.js.br": "",
      "chunks/shell.js.map": "",
    },
  });
  expect(await listed()).toEqual(["chunks/all.css", "chunks/root.js", "chunks/shell.js", "chunks/today.js"]);
});

test("the worker keeps what a list loads later, and what that loads, whatever its size", async () => {
  await writeBuiltPages(directory, {
    pages: lists,
    files: {
      ...files,
      "chunks/today.js": 'load("static/chunks/panel-1.js")',
      "chunks/panel-1.js": `load("static/chunks/0~sheet_2.js"),load("static/chunks/gone.js")${" ".repeat(300_000)}`,
      "chunks/0~sheet_2.js": 'load("static/chunks/today.js")',
      "chunks/words.js": "",
    },
  });
  expect(await listed()).toEqual([
    "chunks/0~sheet_2.js",
    "chunks/all.css",
    "chunks/panel-1.js",
    "chunks/root.js",
    "chunks/shell.js",
    "chunks/today.js",
  ]);
});

test("of the fonts the worker keeps the one for Latin letters", async () => {
  const names = ["latin", "latin-ext", "greek"].map((letters) => `media/inter-${letters}-wght-normal.x1.woff2`);
  const styles = names.map((name) => `url(../${name})`).join();
  const fonts = Object.fromEntries(names.map((name) => [name, ""]));
  await writeBuiltPages(directory, { pages: lists, files: { ...files, "chunks/all.css": styles, ...fonts } });
  expect((await listed()).filter((name) => name.startsWith("media/"))).toEqual(names.slice(0, 1));
});

test("a build that does not say what a list needs fails, instead of one that opens nothing", async () => {
  for (const missing of ["shell", "(tasks)/today"]) {
    await rm(join(directory, "server"), { recursive: true, force: true });
    await writeBuiltPages(directory, { pages: { ...lists, [missing]: [] }, files });
    await expect(listKept(directory)).rejects.toThrow("does not say");
  }
});

test("each release has a worker of its own, which names its files", async () => {
  await copySources(process.cwd(), directory);
  const built = async (id: string) => {
    await writeBuiltPages(join(directory, ".next"), { id, pages: lists, files });
    await bundleWorker(directory);
    return readFile(join(directory, "public", "sw.js"), "utf8");
  };
  const [first, second] = [await built("one"), await built("two")];
  expect(first).toContain('"/_next/static/chunks/shell.js"');
  expect(first).not.toBe(second);
  expect(first.length).toBeLessThan(10_000);
});
