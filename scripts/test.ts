/**
 * `npm test`: every command of `npm run check`, the unit and integration tests, the build, the end-to-end tests, some of all on Node.js 24. A failure does not keep the
 * rest from running. The last line sums up all of it.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { z } from "zod";
import { runCommand } from "./run-command";
import { readReport, summarize, tallyOf, type Tally } from "./test-report";

const manifest = z.object({ scripts: z.object({ check: z.string() }) });
const environment = { PATH: [resolve("node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter) };
const results: { name: string; tally: Tally; seconds: number }[] = [];

async function record(name: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const tally = await run();
  results.push({ name, tally, seconds: (performance.now() - started) / 1000 });
  return tally;
}

async function runEverything(reports: string): Promise<void> {
  const { scripts } = manifest.parse(JSON.parse(await readFile("package.json", "utf8")));
  for (const check of scripts.check.split("&&").map((part) => part.trim())) {
    const [command = "", ...args] = check.split(/\s+/);
    await record(check, async () => tallyOf(await runCommand(command, args, { seconds: 300, environment })));
  }

  await record("unit and integration tests", async () => {
    const file = join(reports, "vitest.json");
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    return readReport("vitest", file, await runCommand("vitest", args, { seconds: 900, environment }));
  });

  const build = await record("build", async () => {
    const args = ["scripts/start.mjs", "--build-only"];
    return tallyOf(await runCommand(process.execPath, args, { seconds: 600, environment }));
  });

  await record("end-to-end tests", async () => {
    if (build.failed > 0) return tallyOf(undefined);
    const file = join(reports, "playwright.json");
    const options = { seconds: 1800, environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file } };
    const code = await runCommand("tsx", ["scripts/e2e.ts", "--reporter=list,json"], options);
    return readReport("playwright", file, code);
  });

  await record("Node.js 24", async () => {
    const args = ["scripts/test-node24.ts", "--short"];
    return tallyOf(build.failed > 0 ? undefined : await runCommand("tsx", args, { seconds: 900, environment }));
  });
}

const reports = await mkdtemp(join(tmpdir(), "keel-reports-"));
try {
  await runEverything(reports);
} catch (error) {
  console.error(error);
  results.push({ name: "the test command itself", tally: tallyOf(undefined), seconds: 0 });
} finally {
  await rm(reports, { recursive: true, force: true });
}

console.log("");
for (const { name, tally, seconds } of results) {
  const total = tally.passed + tally.failed;
  console.log(`${tally.failed === 0 ? "✓" : "✗"} ${name}: ${tally.passed} of ${total} in ${seconds.toFixed(1)} s`);
}
const tallies = results.map(({ tally }) => tally);
process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0;
console.log(summarize(tallies));
