import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { featureFaults } from "./feature-faults";

/** Creates a source tree with a feature, and the server's list of features. */
function plant(list: string, files: string[]): string {
  const source = mkdtempSync(join(tmpdir(), "keel-features-"));
  onTestFinished(() => rmSync(source, { recursive: true }));
  mkdirSync(join(source, "server"));
  mkdirSync(join(source, "features/time-entries"), { recursive: true });
  writeFileSync(join(source, "server/router.ts"), list);
  for (const file of files) writeFileSync(join(source, "features/time-entries", file), "");
  return source;
}

const listed = `import { timeEntriesFeature } from "~/features/time-entries/feature";
export const features = {
  timeEntries: timeEntriesFeature,
};`;

test("a feature without feature.ts is reported with the file to add and its content", () => {
  const source = plant(listed, ["router.ts"]);
  expect(featureFaults(source)).toEqual([
    `Add ${source}/features/time-entries/feature.ts: export const timeEntriesFeature = { router: timeEntriesRouter, events: [], permissions: [], jobs: [], links: [], exported: {} } satisfies Feature;`,
  ]);
});

test("a feature that the server does not list is reported with the lines to add", () => {
  const source = plant("export const features = {};", ["router.ts", "feature.ts"]);
  expect(featureFaults(source)).toEqual([
    `Add to ${source}/server/router.ts: import { timeEntriesFeature } from "~/features/time-entries/feature";`,
    `Add to ${source}/server/router.ts:   timeEntries: timeEntriesFeature,`,
  ]);
});

test("a feature with both is complete", () => {
  expect(featureFaults(plant(listed, ["feature.ts"]))).toEqual([]);
});
