/**
 * `npm test`: the build, every command of `npm run check` beside some tests on Node.js 24, the unit and integration tests, the end-to-end tests. A failure
 * does not stop the rest. At the end it prints where the time went, and what failed in the unit and integration tests, which is far above by then; the
 * last line is the sum.
 * `npm test -- --changed` (or `--changed=main`): the checks, and the tests that import what has changed since the last commit (or since `main`).
 */
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { runCommand } from "../commands/run-command";
import { readFailures, type TestFailure } from "./test-failures";
import { readReport, summarize, tallyOf, type Tally } from "./test-report";
import { slowest, readTimes, type TestTime, timesByKind } from "./test-times";

const manifest = z.object({ scripts: z.object({ check: z.string() }) });
const environment = { PATH: [resolve("node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter) };
const results: { name: string; tally: Tally; seconds: number }[] = [];
const times: TestTime[] = [];
const failures: TestFailure[] = [];

/** Returns the revision that changes are compared with; `undefined` to run everything. */
function readChangedSince(): string | undefined {
  const given = process.argv.slice(2).map((arg) => (arg === "--changed" ? "--changed=HEAD" : arg));
  return parseArgs({ args: given, options: { changed: { type: "string" } } }).values.changed;
}

async function record(name: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const tally = await run();
  results.push({ name, tally, seconds: (performance.now() - started) / 1000 });
  return tally;
}

/** Runs every command of `npm run check`. */
async function runChecks(): Promise<void> {
  const { scripts } = manifest.parse(JSON.parse(await readFile("package.json", "utf8")));
  for (const check of scripts.check.split("&&").map((part) => part.trim())) {
    const [command = "", ...args] = check.split(/\s+/);
    await record(check, async () => tallyOf(await runCommand(command, args, { seconds: 900, environment })));
  }
}

/** Runs beside the checks, and prints its output afterwards, because each of the two leaves a processor idle in turn. */
async function runOnNode24(reports: string, isBuilt: boolean): Promise<void> {
  await record("Node.js 24", async () => {
    if (!isBuilt) return tallyOf(undefined);
    const log = join(reports, "node24.log");
    const printed = await open(log, "w");
    const args = ["scripts/test/test-node24.ts", "--short"];
    const code = await runCommand("tsx", args, { seconds: 2700, environment, file: printed.fd });
    await printed.close();
    console.log(`\n── Node.js 24 printed:\n${await readFile(log, "utf8")}`);
    return tallyOf(code);
  });
}

async function runEverything(reports: string, since: string | undefined): Promise<void> {
  // Before the tests that start the app, which would build with one processor instead of all.
  const build = await record("build", async () => {
    const args = ["scripts/start.mjs", "--build-only"];
    return tallyOf(await runCommand(process.execPath, args, { seconds: 1800, environment }));
  });

  await Promise.all([runChecks(), since === undefined && runOnNode24(reports, build.failed === 0)]);

  const isEmptyAllowed = since !== undefined;
  await record("unit and integration tests", async () => {
    const file = join(reports, "vitest.json");
    const selected = since === undefined ? [] : [`--changed=${since}`, "--passWithNoTests"];
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...selected];
    const code = await runCommand("vitest", args, { seconds: 2700, environment });
    times.push(...(await readTimes("vitest", file)));
    failures.push(...(await readFailures(file)));
    return readReport("vitest", file, code, { isEmptyAllowed });
  });

  await record("end-to-end tests", async () => {
    if (build.failed > 0) return tallyOf(undefined);
    const file = join(reports, "playwright.json");
    const options = { seconds: 7200, environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file } };
    const selected = since === undefined ? [] : [`--only-changed=${since}`, "--pass-with-no-tests"];
    const code = await runCommand("tsx", ["scripts/test/e2e.ts", "--reporter=list,json", ...selected], options);
    times.push(...(await readTimes("playwright", file)));
    return readReport("playwright", file, code, { isEmptyAllowed });
  });
}

function printTimes(): void {
  console.log("");
  for (const { name, tally, seconds } of results) {
    const total = tally.passed + tally.failed;
    console.log(`${tally.failed === 0 ? "✓" : "✗"} ${name}: ${tally.passed} of ${total} in ${seconds.toFixed(1)} s`);
  }
  const kinds = timesByKind(times).map(
    ({ kind, seconds, count }) => `${kind} ${seconds.toFixed(0)} s (${String(count)})`,
  );
  console.log(`\nTests by kind, added up, while several run at a time: ${kinds.join(", ")}. The ten slowest:`);
  for (const { seconds, name } of slowest(times, 10)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  const all = performance.now() / 1000;
  console.log(`\n${Math.floor(all / 60)} min ${Math.round(all % 60)} s in all`);
}

const reports = await mkdtemp(join(tmpdir(), "keel-reports-"));
try {
  await runEverything(reports, readChangedSince());
} catch (error) {
  console.error(error);
  results.push({ name: "the test command itself", tally: tallyOf(undefined), seconds: 0 });
} finally {
  await rm(reports, { recursive: true, force: true });
}

printTimes();
for (const { name, message } of failures) console.log(`\n✗ ${name}\n${message}`);
if (failures.length > 0) console.log("");
const tallies = results.map(({ tally }) => tally);
process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0;
console.log(summarize(tallies));
