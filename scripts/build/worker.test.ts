import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copySources } from "./sources.mjs";
import { bundleWorker, listKept } from "./worker.mjs";

let release = "";
beforeEach(async () => {
  release = await mkdtemp(join(tmpdir(), "keel-worker-"));
});
afterEach(() => rm(release, { recursive: true, force: true }));

async function put(path: string, content: string | Uint8Array = ""): Promise<void> {
  await mkdir(dirname(join(release, path)), { recursive: true });
  await writeFile(join(release, path), content);
}

test("the worker keeps scripts, styles and the Latin font, but no large file and nothing else", async () => {
  for (const name of ["b.js", "b.js.br", "b.js.map", "a.css", "icon.svg", "inter-latin-wght-normal.x1.woff2"])
    await put(`chunks/${name}`);
  await put("chunks/inter-latin-ext-wght-normal.x2.woff2");
  await put("chunks/words.js", new Uint8Array(250_001));
  expect(await listKept(release)).toEqual([
    "/_next/static/chunks/a.css",
    "/_next/static/chunks/b.js",
    "/_next/static/chunks/inter-latin-wght-normal.x1.woff2",
  ]);
});

test("each release has a worker of its own, which names its files", async () => {
  await copySources(process.cwd(), release);
  await put(".next/static/chunks/a.js");
  const built = async (id: string) => {
    await put(".next/BUILD_ID", id);
    await bundleWorker(release);
    return readFile(join(release, "public", "sw.js"), "utf8");
  };
  const [first, second] = [await built("one"), await built("two")];
  expect(first).toContain("/_next/static/chunks/a.js");
  expect(first).not.toBe(second);
  expect(first.length).toBeLessThan(10_000);
});
