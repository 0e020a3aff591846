/**
 * `npm run test:e2e`: finds or downloads a Chromium, builds if the sources are newer, runs Playwright with the given arguments. With `KEEL_ORIGIN` the
 * stories use a running server, and nothing is built. Failed stories are run again with a trace.
 */
import { obtainChromium } from "./chromium";
import { runCommand } from "../commands/run-command";

const given = process.argv.slice(2);
/** Whether the user watches, and ends the run. */
const isWatched =
  given.some((arg) => /^--(ui(-host|-port)?|debug|headed)(=|$)/.test(arg)) || process.env["PWDEBUG"] !== undefined;
/** Whether the browser needs windows. */
const isVisible = given.some((arg) => /^--(debug|headed)(=|$)/.test(arg)) || process.env["PWDEBUG"] !== undefined;
/** Whether traces are recorded already, as in CI. */
const isTracedAnyway = process.env["CI"] !== undefined || given.some((arg) => /^--(trace|list|last-failed)/.test(arg));
/** Playwright's output directory. */
const results = given.find((arg) => arg.startsWith("--output="))?.slice("--output=".length) ?? "test-results";
/** Enough to see what is wrong, when everything fails. */
const maxTraced = 5;

async function run(): Promise<number> {
  const environment = { CHROMIUM_PATH: await obtainChromium({ isVisible }) };
  if (process.env["KEEL_ORIGIN"] === undefined) {
    const built = await runCommand(process.execPath, ["scripts/start.mjs", "--build-only"], { seconds: 1800 });
    if (built !== 0) return 1;
  }
  const runPlaywright = (args: string[], seconds: number | undefined) =>
    runCommand("npx", ["--no-install", "playwright", "test", "--config=e2e/playwright.config.ts", ...args], {
      seconds,
      environment,
    });
  const code = (await runPlaywright(given, isWatched ? undefined : 5400)) ?? 1;
  if (code !== 0 && !isWatched && !isTracedAnyway) {
    console.log(`\nWhat failed, once more with a trace: npx playwright show-trace ${results}/again/…/trace.zip`);
    const again = ["--last-failed", `--last-failed-file=${results}/.last-run.json`, `--max-failures=${maxTraced}`];
    // In its own folder, because the first run's output may be the only one if the second run passes.
    await runPlaywright([...again, "--trace=on", "--reporter=list", `--output=${results}/again`], 1800);
  }
  return code;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
