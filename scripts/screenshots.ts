/** `npm run screenshots`: takes the README's pictures of the production app with sample data. */
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { apiOf, signUp } from "../e2e/pages/people";
import { startApp } from "./app";
import { chromiumFlags, obtainChromium } from "./test/chromium";
import { addSampleTasks } from "./commands/sample-tasks";

const folder = join("docs", "screenshots");
const timezoneId = "Europe/Berlin";
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

interface Picture {
  name: string;
  path: string;
  colorScheme: "light" | "dark";
  device: typeof desktop;
  /** The title of the open task. */
  open?: string;
  /** Its name among those that the web manifest shows, for this form factor. */
  form?: "wide" | "narrow";
}

const mooring = "Call the harbour about the mooring";
const pictures: Picture[] = [
  { name: "landing-light", path: "/", colorScheme: "light", device: desktop },
  { name: "today-light", path: "/today", colorScheme: "light", device: desktop, open: mooring, form: "wide" },
  { name: "today-dark", path: "/today", colorScheme: "dark", device: desktop, open: mooring },
  { name: "upcoming-dark", path: "/upcoming", colorScheme: "dark", device: desktop },
  { name: "board-light", path: "/tasks?layout=board&group=project", colorScheme: "light", device: desktop },
  { name: "calendar-dark", path: "/tasks?layout=calendar", colorScheme: "dark", device: desktop },
  { name: "filters-light", path: "/tasks?priority=high&sort=due_date", colorScheme: "light", device: desktop },
  { name: "phone-today-light", path: "/today", colorScheme: "light", device: phone, form: "narrow" },
  { name: "phone-task-dark", path: "/today", colorScheme: "dark", device: phone, open: mooring },
];

async function takePictures(browser: Browser, origin: string): Promise<void> {
  const base = { baseURL: origin, timezoneId, locale: "en-GB", reducedMotion: "reduce" as const };
  const host = await browser.newContext(base);
  await signUp(host, origin, { name: "Noor Haddad", email: "noor@example.com", password: "correct horse battery" });
  await addSampleTasks(await apiOf(host, origin), timezoneId);
  const zone = { name: "keel.tz", value: timezoneId, url: origin };
  const cookies = [...(await host.cookies()), zone];

  for (const { name, path, colorScheme, device, open, form } of pictures) {
    const context = await browser.newContext({ ...base, ...device, colorScheme });
    if (path !== "/") await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(path);
    if (open !== undefined) await openTask(page, open);
    await page.evaluate(() => document.fonts.ready);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
    if (form !== undefined) await copyFile(file, join("public", "screenshots", `${form}.png`));
    console.log(file);
    await context.close();
  }
}

async function openTask(page: Page, title: string): Promise<void> {
  await page.getByRole("link", { name: title, exact: true }).click();
  const panel = page.getByLabel("Task details", { exact: true });
  await panel.getByRole("textbox", { name: "Title" }).waitFor();
  await panel.getByRole("button", { name: "Add comment" }).waitFor();
}

await mkdir(folder, { recursive: true });
await mkdir("test-results", { recursive: true });
const executablePath = await obtainChromium();
const app = await startApp({ logFile: join("test-results", "screenshots.log") });
try {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  await takePictures(browser, app.origin);
  await browser.close();
} finally {
  await app.stop();
}
