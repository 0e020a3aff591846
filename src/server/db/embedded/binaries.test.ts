import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { locatePackage, prepareBinaries } from "./binaries";
import { chooseProcessOwner } from "./process-owner";

const places: string[] = [];
let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "keel-binaries-"));
  await chmod(place, 0o755);
  places.push(place);
});

afterAll(async () => {
  for (const directory of places) {
    await chmod(join(directory, "package", "native", "lib"), 0o755).catch(() => undefined);
    await rm(directory, { recursive: true, force: true });
  }
});

/** Returns the package as npm leaves it without install scripts. */
async function installWithoutLinks(): Promise<string> {
  const target = join(place, "package");
  await cp(dirname(locatePackage()), target, {
    recursive: true,
    // The shared data is most of the files, and what is asked here does not need it.
    filter: async (path) => basename(path) !== "share" && !(await lstat(path)).isSymbolicLink(),
  });
  return join(target, "native");
}

async function countLinks(native: string): Promise<number> {
  const entries = await readdir(join(native, "lib"), { withFileTypes: true });
  return entries.filter((entry) => entry.isSymbolicLink()).length;
}

test("library links that npm did not make are made", async () => {
  const native = await installWithoutLinks();
  expect(await countLinks(native)).toBe(0);
  const binaries = await prepareBinaries({}, [], native);
  expect(binaries).toMatchObject({ root: native, major: 18 });
  expect(await countLinks(native)).toBeGreaterThan(0);
});

test("programs that cannot run where they are are copied, once, to where they can", async () => {
  const native = await installWithoutLinks();
  // Root can write anywhere, but PostgreSQL runs as a user who cannot enter; others cannot make the links.
  if (process.getuid?.() === 0) await chmod(dirname(native), 0o700);
  else await chmod(join(native, "lib"), 0o555);
  const owner = await chooseProcessOwner(join(place, "no-cluster-yet"));
  const writable = join(place, "data");
  await mkdir(writable);

  const binaries = await prepareBinaries(owner, [join(place, "package", "package.json", "below"), writable], native);
  expect(binaries.root).toMatch(join(writable, "postgresql-18"));
  const { birthtimeMs } = await lstat(binaries.root);
  await expect(prepareBinaries(owner, [writable], native)).resolves.toMatchObject({ root: binaries.root });
  expect((await lstat(binaries.root)).birthtimeMs).toBe(birthtimeMs);
  expect(await readdir(writable)).toHaveLength(1);
});

test("programs that run nowhere lead to a message that offers DATABASE_URL", async () => {
  const native = join(place, "package", "native");
  await mkdir(join(native, "bin"), { recursive: true });
  await expect(prepareBinaries({}, [], native)).rejects.toThrow(/cannot run here: ENOENT.*DATABASE_URL/);
});
