import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/own-server";
import { patience } from "../setup/patience";
import { descendantsOf, signalAll } from "../setup/processes";
import { newPerson, signUp } from "../pages/people";

/** Suspends the database of the app in `directory`, with the processes of its connections. Returns the function that resumes it. */
function suspendDatabase(directory: string): () => void {
  const [pid = ""] = readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n");
  const processes = [Number(pid), ...descendantsOf(Number(pid))];
  signalAll(processes, "SIGSTOP");
  return () => signalAll(processes, "SIGCONT");
}

// A worker would open the page from what it keeps.
test.use({ serviceWorkers: "block" });

test("a page requested during a database outage says so, and recovers by itself", async ({
  app,
  openBrowser,
  allowErrors,
}) => {
  test.slow();
  allowErrors(/status of 503/);
  const browser = await openBrowser();
  await signUp(browser, app.origin, newPerson("Ada Lovelace"));
  const page = await browser.newPage();
  await page.goto(`${app.origin}/settings/profile`);
  await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
  const resume = suspendDatabase(app.directory);
  try {
    const response = await page.goto(`${app.origin}/settings/activity`);
    expect(response?.status()).toBe(503);
    await expect(page.getByRole("heading", { name: "Keel is not available right now" })).toBeVisible();
    await expect(page.getByText("This page reloads by itself every few seconds.")).toBeVisible();
  } finally {
    resume();
  }
  await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible({ timeout: patience.navigation });
  await expect(page).toHaveURL(`${app.origin}/settings/activity`);
});

test("an invalid address is explained, with a link back", async ({ openBrowser, origin, allowErrors }) => {
  allowErrors(/status of 400/);
  const visitor = await (await openBrowser()).newPage();
  for (const path of ["/today/%", "//today", "/today%2f"]) {
    const response = await visitor.goto(`${origin}${path}`);
    expect([path, response?.status()]).toEqual([path, 400]);
    await expect(visitor.getByRole("heading", { name: "This page could not be opened" })).toBeVisible();
    await expectNoViolations(visitor);
  }
  await visitor.getByRole("link", { name: "Go to the start page" }).click();
  await expect(visitor).toHaveURL(`${origin}/`);
});
