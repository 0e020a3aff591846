/** `npm run test:e2e`: finds or fetches a Chromium, builds if the sources are newer, runs Playwright with the arguments given. */
import { obtainChromium } from "./chromium";
import { runCommand } from "./run-command";

async function run(): Promise<number> {
  const chromiumPath = await obtainChromium();
  const built = await runCommand(process.execPath, ["scripts/start.mjs", "--build-only"], { seconds: 600 });
  if (built !== 0) return 1;
  const args = ["--no-install", "playwright", "test", "--config=e2e/playwright.config.ts", ...process.argv.slice(2)];
  return (await runCommand("npx", args, { seconds: 1750, environment: { CHROMIUM_PATH: chromiumPath } })) ?? 1;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
