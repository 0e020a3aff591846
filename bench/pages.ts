/** `npm run bench:pages`: how much JavaScript each page loads before any interaction, beside its budget, and what the worker keeps. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { apiOf, signUp } from "../e2e/pages/people";
import { startApp } from "../scripts/app";
import { chromiumFlags, obtainChromium } from "../scripts/test/chromium";
import {
  explainScripts,
  isForVisitors,
  keptLimit,
  kilobytesOf,
  type Script,
  weighKept,
  weighPage,
  weightLimits,
} from "../scripts/build/page-weight";
import { addSampleTasks } from "../scripts/commands/sample-tasks";

const explains = process.argv.includes("--modules");

async function weighAll(browser: Browser, origin: string, release: string): Promise<void> {
  const host = await browser.newContext({ baseURL: origin });
  await signUp(host, origin, { name: "Noor Haddad", email: "noor@example.com", password: "correct horse battery" });
  await addSampleTasks(await apiOf(host, origin), "Europe/Berlin");
  const storageState = await host.storageState();
  for (const [path, limit] of Object.entries(weightLimits)) {
    const context = await browser.newContext({ baseURL: origin, ...(!isForVisitors(path) && { storageState }) });
    const scripts = await weighPage(await context.newPage(), path);
    print(path, scripts, "scripts", limit, release);
    await context.close();
  }
  print("kept by the worker", await weighKept(release), "files", keptLimit, release);
}

function print(name: string, files: readonly Script[], kind: string, limit: number, release: string): void {
  const size = kilobytesOf(files).toFixed(1).padStart(6);
  console.log(`${name.padEnd(20)} ${size} KB in ${files.length} ${kind}, at most ${limit}`);
  if (explains) console.log(explainScripts(files, release));
}

await mkdir("test-results", { recursive: true });
const executablePath = await obtainChromium();
const app = await startApp({ logFile: join("test-results", "bench-pages.log") });
try {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  await weighAll(browser, app.origin, join(".build", await readFile(join(".build", "current"), "utf8")));
  await browser.close();
} finally {
  await app.stop();
}
