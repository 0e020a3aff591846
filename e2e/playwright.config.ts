import { defineConfig } from "@playwright/test";
import { timeZone } from "./days";
import { chromiumFlags, installedChromiums } from "../scripts/chromium";

const [executablePath] = installedChromiums();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  forbidOnly: true,
  fullyParallel: true,
  // Browser, server and database share two cores.
  workers: 2,
  // Where it decides, a story may be told twice; the report names the ones that needed it.
  retries: process.env["CI"] === undefined ? 0 : 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: timeZone,
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    trace: "on-first-retry",
    launchOptions: { args: chromiumFlags, ...(executablePath !== undefined && { executablePath }) },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      // Stories of the keyboard, those that choose the size of the window themselves, those that start an installation of their own, and some of pages that are worked with at a desk.
      testIgnore: [
        "keyboard.spec.ts",
        "keyboard-administration.spec.ts",
        "layout.spec.ts",
        "first-administrator.spec.ts",
        "mail-and-jobs.spec.ts",
        "audit.spec.ts",
      ],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
});
