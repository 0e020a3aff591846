import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slowest, readTimes, timesByKind } from "./test-times";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "keel-times-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, report: object): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(report));
  return file;
}

test("a test that imports the real parts is an integration test, any other a unit test", async () => {
  const results = ["src/features/tasks/create.test.ts", "src/shared/due-labels.test.ts"].map((name) => ({
    name: resolve(name),
    assertionResults: [{ fullName: "is true", duration: 1500 }, { fullName: "was skipped" }],
  }));
  const times = await readTimes("vitest", await write("vitest.json", { testResults: results }));
  expect(timesByKind(times)).toEqual([
    { kind: "unit", seconds: 1.5, count: 2 },
    { kind: "integration", seconds: 1.5, count: 2 },
  ]);
  expect(times[0]?.name).toBe("src/features/tasks/create.test.ts: is true");
});

test("stories are found at any depth, with all their attempts", async () => {
  const story = (title: string, ...durations: number[]) => ({
    title,
    tests: [{ projectName: "phone", results: durations.map((duration) => ({ duration })) }],
  });
  const inner = { file: "adding.spec.ts", specs: [story("deep", 4000, 5000)] };
  const report = { suites: [{ file: "adding.spec.ts", specs: [story("flat", 2000)], suites: [inner] }] };
  const times = await readTimes("playwright", await write("playwright.json", report));
  expect(slowest(times, 1)).toEqual([{ kind: "stories", name: "phone, adding.spec.ts: deep", seconds: 9 }]);
  expect(timesByKind(times)).toEqual([{ kind: "stories", seconds: 11, count: 2 }]);
});

test("a missing or invalid report has no times", async () => {
  expect(await readTimes("vitest", join(folder, "missing.json"))).toEqual([]);
  expect(await readTimes("playwright", await write("nonsense.json", { suites: "none" }))).toEqual([]);
});
