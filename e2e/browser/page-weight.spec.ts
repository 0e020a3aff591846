import type { Request } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  explainScripts,
  isForVisitors,
  keptLimit,
  kilobytesOf,
  weighKept,
  weighPage,
  weightLimits,
} from "../../scripts/build/page-weight";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

for (const [path, limit] of Object.entries(weightLimits)) {
  test(`${path} loads at most ${limit} KB of JavaScript`, async ({ context, openBrowser, api }) => {
    await api.tasks.create.mutate({ title: "Pay rent", dueOn: dayFromNow(0) });
    const browser = isForVisitors(path) ? await openBrowser() : context;
    const scripts = await weighPage(await browser.newPage(), path);
    const release = join(".build", readFileSync(".build/current", "utf8"));
    expect(kilobytesOf(scripts), explainScripts(scripts, release)).toBeLessThanOrEqual(limit);
  });
}

test(`the worker keeps at most ${keptLimit} KB`, async () => {
  const release = join(".build", readFileSync(".build/current", "utf8"));
  const files = await weighKept(release);
  expect(kilobytesOf(files), explainScripts(files, release)).toBeLessThanOrEqual(keptLimit);
});

test("lazily loaded parts are available when the connection is lost after the page has loaded", async ({
  context,
  page,
  api,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  await api.tasks.create.mutate({ title: "Pay rent" });
  const underWay = new Set<Request>();
  // The stream of changes stays open.
  page.on("request", (request) => request.resourceType() === "script" && underWay.add(request));
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => underWay.delete(request));
  await page.goto("/tasks");
  await page.mouse.move(300, 300);
  // What is loaded at the first sign of a person is asked for in the turn after it.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await expect.poll(() => underWay.size).toBe(0);
  await context.setOffline(true);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("a key pressed before its code has loaded works afterwards", async ({ page, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await page.keyboard.press("q");
  await expect(page.getByRole("textbox", { name: "Add a task" })).toBeFocused();
});

test("text typed after such a key, before its code has loaded, is in the field and does nothing else", async ({
  page,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await untilHydrated(page);
  let release = () => {};
  const typed = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.js$/, async (route) => {
    await typed;
    await route.continue();
  });
  // The first interaction, after which the code is loaded.
  await page.getByRole("link", { name: "Pay rent" }).focus();
  await page.keyboard.type("q1 egg");
  release();
  const field = page.getByRole("textbox", { name: "Add a task" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("1 egg");
  expect((await api.tasks.list.query({})).items).toMatchObject([
    { title: "Pay rent", completed: false, priority: "medium" },
  ]);
});

test("the start page changes its theme, shows tooltips and reports a lost connection without React", async ({
  openBrowser,
}) => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto("/");
  await untilHydrated(page);
  await page.getByRole("radio", { name: "Dark" }).press(" ");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.locator("label[data-tooltip=Light]").hover();
  await expect(page.locator("[data-tooltip-layer]")).toHaveText("Light");
  await browser.setOffline(true);
  await expect(page.getByText("You are offline.", { exact: true }).filter({ visible: true }).first()).toBeVisible();
  await browser.setOffline(false);
  await expect(page.getByText("You are offline.", { exact: true }).filter({ visible: true })).toHaveCount(0);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("link", { name: "Create an account" }).click();
  await expect(page).toHaveURL(/\/sign-up$/);
});
