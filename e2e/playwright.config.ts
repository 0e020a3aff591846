import { defineConfig } from "@playwright/test";
import { timeZone } from "./days";
import { chromiumFlags, installedChromiums } from "../scripts/chromium";

const [executablePath] = installedChromiums();

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const otherOnPhones = [
  "adding.spec.ts",
  "adding-in-place.spec.ts",
  "administration-look.spec.ts",
  "completing.spec.ts",
  "conflicts.spec.ts",
  "deleting.spec.ts",
  "editing.spec.ts",
  "filtering.spec.ts",
  "searching.spec.ts",
  "states.spec.ts",
  "*accessibility.spec.ts",
];

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
    // Whatever has another shape or other gestures there, and every look.
    { name: "phone", testMatch: otherOnPhones, use: phone },
    // Of the pages that are only narrower there, what most people do, and what most often goes wrong.
    { name: "phone, in short", testIgnore: otherOnPhones, grep: /@phone/, use: phone },
  ],
});
