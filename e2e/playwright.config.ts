import { defineConfig } from "@playwright/test";
import { timeZone } from "./setup/days";
import { patience } from "./setup/patience";
import { chromiumFlags, installedChromiums } from "../scripts/test/chromium";

const [executablePath] = installedChromiums();

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./setup/global-setup.ts",
  forbidOnly: true,
  fullyParallel: true,
  // Browser, server and database share two cores.
  workers: 2,
  // In CI, a story may be retried; the report names those that needed it.
  retries: process.env["CI"] === undefined ? 0 : 1,
  timeout: patience.story,
  expect: { timeout: patience.step },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: timeZone,
    actionTimeout: patience.step,
    navigationTimeout: patience.navigation,
    // What a worker answers, a story cannot intercept. The stories of opening without the server allow it.
    serviceWorkers: "block",
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { args: chromiumFlags, ...(executablePath !== undefined && { executablePath }) },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    // Stories whose layout or gestures differ on a phone, and the most common ones: docs/testing.md.
    { name: "phone", grep: /@phone/, use: phone },
  ],
});
