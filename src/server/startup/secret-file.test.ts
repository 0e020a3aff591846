import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOrMakeSecret } from "./secret-file";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "keel-secret-"));
});
afterEach(async () => rm(directory, { recursive: true }));

test("an installation without a secret gets one that only its owner can read, and keeps it", async () => {
  const made = await readOrMakeSecret(directory);
  expect(Buffer.from(made, "base64url")).toHaveLength(32);
  expect((await stat(join(directory, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readOrMakeSecret(directory)).toBe(made);
  expect(await readdir(directory)).toEqual(["secret"]);
});

test("two installations have different secrets", async () => {
  expect(await readOrMakeSecret(join(directory, "one"))).not.toBe(await readOrMakeSecret(join(directory, "two")));
});

test("twenty starts at the same moment agree on one secret", async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => readOrMakeSecret(join(directory, "new"))));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(join(directory, "new"))).toEqual(["secret"]);
});

test("a secret that was put there is taken as it is, without the space around it", async () => {
  await writeFile(join(directory, "secret"), `  ${"own-secret-".repeat(4)}\n\n`);
  expect(await readOrMakeSecret(directory)).toBe("own-secret-".repeat(4));
});

test.each([
  ["empty", ""],
  ["blank", " \n"],
  ["cut off", "abc"],
])("a file that is %s is not taken for a secret, nor overwritten", async (_what, content) => {
  await writeFile(join(directory, "secret"), content);
  await expect(readOrMakeSecret(directory)).rejects.toThrow(/contains no complete secret.*delete it/);
  expect((await stat(join(directory, "secret"))).size).toBe(content.length);
});

test("what cannot be read is explained, not replaced", async () => {
  await mkdir(join(directory, "secret"));
  await expect(readOrMakeSecret(directory)).rejects.toThrow(/cannot be read \(EISDIR\)/);
});
