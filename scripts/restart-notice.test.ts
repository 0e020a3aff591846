import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { needsRestart, noticeRestarts } from "./restart-notice.mjs";

test.each([
  "src/server/main.ts",
  "src/server/env.ts",
  "src/server/jobs/recurring.ts",
  "src/server/auth/keys/rotation.ts",
  "src/features/tasks/trash/trash.ts",
  "src/server/auth/instance.ts",
  "drizzle/0000_first.sql",
  ".env",
  "next.config.mjs",
  "scripts/start.mjs",
  "scripts/build/build.mjs",
  "scripts/build/sources.mjs",
  "src/server/sync/hints.ts",
])("a change of %s requires a restart", async (path) => {
  expect(await needsRestart(resolve("."), path)).toBe(true);
});

test.each([
  "src/features/tasks/router.ts",
  "src/features/tasks/queries.ts",
  "src/app/layout.tsx",
  "src/server/api/api.ts",
  "src/app/globals.css",
  "src/server/env.test.ts",
  "src/server/sync/router.ts",
  "scripts/commands/seed.ts",
  "README.md",
])("a change of %s takes effect at once", async (path) => {
  expect(await needsRestart(resolve("."), path)).toBe(false);
});

test("changing a file that requires a restart prints a notice, and other files do not", async () => {
  const root = await mkdtemp(join(tmpdir(), "keel-notice-"));
  await mkdir(join(root, "scripts/build"), { recursive: true });
  await Promise.all([
    ...["src", "drizzle", "tsconfig.json"].map((path) => cp(path, join(root, path), { recursive: true })),
    symlink(resolve("node_modules"), join(root, "node_modules")),
  ]);
  const said: string[] = [];
  const end = noticeRestarts(root, (line) => said.push(line));
  await writeFile(join(root, "src/features/tasks/router.ts"), "export {};");
  await writeFile(join(root, "drizzle/9999_more.sql"), "select 1");
  await writeFile(join(root, ".env"), "PORT=1");
  await writeFile(join(root, "scripts/build/build.mjs"), "export {};");
  await vi.waitUntil(() => said.length >= 3);
  end();
  await rm(root, { recursive: true });
  expect(said.sort()).toEqual([
    ".env has changed, which hot reload does not cover: restart to apply",
    "drizzle/9999_more.sql has changed, which hot reload does not cover: restart to apply",
    "scripts/build/build.mjs has changed, which hot reload does not cover: restart to apply",
  ]);
});
