import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimRelease, findRelease, openRelease, pruneReleases, publishRelease } from "./releases.mjs";
import { copySources, hashSources } from "./sources.mjs";

let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "keel-build-"));
  await mkdir(join(root, "src", "server"), { recursive: true });
  await writeFile(join(root, "src", "server", "main.ts"), "start();");
  await writeFile(join(root, "src", "server", "main.test.ts"), "test();");
  await writeFile(join(root, "package.json"), "{}");
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Creates a complete build. */
async function finishRelease(hash: string): Promise<string> {
  const directory = await openRelease(root, hash);
  await writeFile(join(directory, "main.mjs"), "");
  await publishRelease(root, directory);
  return directory;
}

test("the same content is the same build, whatever the modification times", async () => {
  const before = await hashSources(root);
  await utimes(join(root, "src", "server", "main.ts"), new Date(), new Date(Date.now() + 60_000));
  expect(await hashSources(root)).toBe(before);
});

test.for([
  ["an edit", "src/server/main.ts", "stop();"],
  ["a new file", "src/server/other.ts", ""],
  ["another set of packages", "node_modules/.package-lock.json", "{}"],
])("%s is another build", async ([, file = "", content = ""]) => {
  const before = await hashSources(root);
  await mkdir(join(root, "node_modules"), { recursive: true });
  await writeFile(join(root, file), content);
  expect(await hashSources(root)).not.toBe(before);
});

test("tests are not part of a build", async () => {
  const before = await hashSources(root);
  await writeFile(join(root, "src", "server", "main.test.ts"), "changed();");
  expect(await hashSources(root)).toBe(before);
  await copySources(root, join(root, "copy"));
  expect(await readdir(join(root, "copy", "src", "server"))).toEqual(["main.ts"]);
});

test("an interrupted build is never taken for a finished one", async () => {
  const hash = await hashSources(root);
  const directory = await openRelease(root, hash);
  await writeFile(join(directory, "main.mjs"), "");
  expect(await findRelease(root, hash)).toBeUndefined();
  await publishRelease(root, directory);
  expect(await findRelease(root, hash)).toBe(directory);
  expect(await findRelease(root, "0123456789abcdef")).toBeUndefined();
});

test("old builds are removed, except those that a running server uses", async () => {
  const abandoned = await finishRelease("aaaaaaaaaaaaaaaa");
  const inUse = await finishRelease("bbbbbbbbbbbbbbbb");
  const current = await finishRelease("cccccccccccccccc");
  // As exited processes left them; this one keeps only the second.
  for (const directory of [abandoned, inUse, current]) {
    await rm(join(directory, "used-by"), { recursive: true });
    await mkdir(join(directory, "used-by"));
    await writeFile(join(directory, "used-by", String(2 ** 22 + 1)), "");
  }
  await claimRelease(inUse);
  await pruneReleases(root);
  expect((await readdir(join(root, ".build"))).sort()).toEqual([basename(inUse), basename(current), "current"].sort());
});
