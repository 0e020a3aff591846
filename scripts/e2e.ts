/**
 * `npm run test:e2e`: finds or fetches a Chromium, builds if the sources are newer, runs Playwright with the arguments given. With `KEEL_ORIGIN` the
 * stories go to a server that runs already, and nothing is built. What failed is told once more with a trace.
 */
import { obtainChromium } from "./chromium";
import { runCommand } from "./run-command";

const given = process.argv.slice(2);
/** Somebody watches, and ends it. */
const isWatched = given.some((arg) => /^--(ui|debug|headed)(=|$)/.test(arg)) || process.env["PWDEBUG"] !== undefined;
/** A CI run traces its own retries. */
const isTracedAnyway = process.env["CI"] !== undefined || given.some((arg) => /^--(trace|list|last-failed)/.test(arg));
/** Enough to see what is wrong, when everything is. */
const maxTraced = 5;

async function run(): Promise<number> {
  const environment = { CHROMIUM_PATH: await obtainChromium() };
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
    console.log("\nWhat failed, once more with a trace: npx playwright show-trace test-results/…/trace.zip");
    await tell(["--last-failed", "--trace=on", "--reporter=list", `--max-failures=${maxTraced}`], 1800);
  }
  return code;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
