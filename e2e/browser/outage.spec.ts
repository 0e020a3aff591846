import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { patience } from "../setup/patience";
import { newPerson, signUp } from "../pages/people";
import { startStoryApp } from "../story-app";

/** Returns the child processes of `pid`, from /proc, because a small installation may lack a program for it. */
function childrenOf(pid: string): number[] {
  const listed =
    process.platform === "linux"
      ? readdirSync("/proc")
          .filter((name) => /^\d+$/.test(name))
          .map((name) => [name, parentOf(name)])
      : execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
          .trim()
          .split("\n")
          .map((line) => line.trim().split(/\s+/));
  return listed.flatMap(([child, parent]) => (parent === pid ? [Number(child)] : []));
}

/** Returns the parent of a process. The name in parentheses may contain spaces; the state and the parent follow it. */
function parentOf(pid: string): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[1];
  } catch {
    return undefined;
  }
}

/** Suspends the database of the app in `directory`, with the processes of its connections. Returns the function that resumes it. */
function suspendDatabase(directory: string): () => void {
  const [pid = ""] = readFileSync(join(directory, "postgres", "postmaster.pid"), "utf8").split("\n");
  const processes = [Number(pid), ...childrenOf(pid)];
  for (const id of processes) process.kill(id, "SIGSTOP");
  return () => {
    for (const id of processes) process.kill(id, "SIGCONT");
  };
}

test("a page requested during a database outage says so, and recovers by itself", async ({
  openBrowser,
  allowErrors,
}) => {
  test.slow();
  allowErrors(/status of 503/);
  const app = await startStoryApp({ logFile: test.info().outputPath("app.log") });
  try {
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
    await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible({
      timeout: patience.navigation,
    });
    await expect(page).toHaveURL(`${app.origin}/settings/activity`);
    await browser.close();
  } finally {
    await app.stop();
  }
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
