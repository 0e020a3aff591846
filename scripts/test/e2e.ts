/**
 * `npm run test:e2e`: finds or fetches a Chromium, builds if the sources are newer, runs Playwright with the arguments given. With `KEEL_ORIGIN` the
 * stories go to a server that runs already, and nothing is built. What failed is told once more with a trace.
 */
import { obtainChromium } from "./chromium";
import { runCommand } from "../commands/run-command";

const given = process.argv.slice(2);
/** Somebody watches, and ends it. */
const isWatched =
  given.some((arg) => /^--(ui(-host|-port)?|debug|headed)(=|$)/.test(arg)) || process.env["PWDEBUG"] !== undefined;
/** Its browser has to have windows. */
const isVisible = given.some((arg) => /^--(debug|headed)(=|$)/.test(arg)) || process.env["PWDEBUG"] !== undefined;
/** A CI run traces its own retries. */
const isTracedAnyway = process.env["CI"] !== undefined || given.some((arg) => /^--(trace|list|last-failed)/.test(arg));
/** Where Playwright puts what is left of a story. */
const results = given.find((arg) => arg.startsWith("--output="))?.slice("--output=".length) ?? "test-results";
/** Enough to see what is wrong, when everything is. */
const maxTraced = 5;

async function run(): Promise<number> {
  const environment = { CHROMIUM_PATH: await obtainChromium({ isVisible }) };
  if (process.env["KEEL_ORIGIN"] === undefined) {
    const built = await runCommand(process.execPath, ["scripts/start.mjs", "--build-only"], { seconds: 1800 });
    if (built !== 0) return 1;
  }
  const tell = (args: string[], seconds: number | undefined) =>
    runCommand("npx", ["--no-install", "playwright", "test", "--config=e2e/playwright.config.ts", ...args], {
      seconds,
      environment,
    });
  const code = (await tell(given, isWatched ? undefined : 5400)) ?? 1;
  if (code !== 0 && !isWatched && !isTracedAnyway) {
    console.log(`\nWhat failed, once more with a trace: npx playwright show-trace ${results}/again/…/trace.zip`);
    const again = ["--last-failed", `--last-failed-file=${results}/.last-run.json`, `--max-failures=${maxTraced}`];
    // In a folder of its own: what is left of the first time may be all there is, if the second one passes.
    await tell([...again, "--trace=on", "--reporter=list", `--output=${results}/again`], 1800);
  }
  return code;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
