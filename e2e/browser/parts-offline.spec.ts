import type { Page } from "@playwright/test";
import { untilKept } from "../pages/device";
import { plantTasks, titleAt } from "../pages/many-tasks";
import { dayFromNow } from "../setup/days";
import { expect, test, unreachable } from "../setup/own-server";

test.slow();

/** Returns the files of the release that the page has asked for in vain. */
function watchFiles(page: Page): string[] {
  const missing: string[] = [];
  page.on("requestfailed", (request) => {
    if (request.url().includes("/_next/static/")) missing.push(request.url());
  });
  return missing;
}

/** Empties what the browser has kept of its own accord, so that everything comes from the worker. */
async function forgetFiles(page: Page): Promise<void> {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.clearBrowserCache");
  await network.detach();
}

test(
  "after one visit of one list every part of all lists opens without the server",
  { tag: "@phone" },
  async ({ app, me, api, place, page, tasks, isMobile, allowErrors }) => {
    allowErrors(unreachable);
    await plantTasks(place, me, 210);
    await api.tasks.create.mutate({ title: "Pay rent", tags: ["home"], dueOn: dayFromNow(0) });
    const { id } = await api.tasks.create.mutate({ title: "Anchor" });
    await api.tasks.delete.mutate({ id });
    await page.goto("/today");
    await tasks.expectTitles(["Pay rent"]);
    await untilKept(page);
    await app.halt();
    await forgetFiles(page);
    const missing = watchFiles(page);

    await page.goto("/today");
    await tasks.open("Pay rent");
    for (const name of ["Title", "Description"] as const) await expect(tasks.field(name)).toBeVisible();
    await expect(tasks.property("Priority")).toBeVisible();
    await expect(await tasks.tagField()).toBeVisible();
    const choice = await tasks.openDueDate();
    await expect(choice.getByRole("grid")).toBeVisible();
    await page.keyboard.press("Escape");
    await tasks.closePanel();
    await tasks.row("Pay rent").getByRole("button", { name: "More actions for Pay rent" }).click();
    await expect(page.getByRole("menuitem", { name: "Edit" })).toBeVisible();
    await page.keyboard.press("Escape");
    await tasks.openToolbar();
    await page.getByRole("button", { name: "Tag", exact: true }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("q");
    await tasks.addField.fill("Something new");
    await page.getByRole("button", { name: /^Due: / }).click();
    await expect(page.getByRole("button", { name: "Tomorrow" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goto("/today?task=019a0000-0000-7000-8000-000000000000");
    await expect(tasks.panel).toContainText("This task cannot be shown");
    await page.goto("/completed");
    await expect(page.getByText("Nothing completed yet")).toBeVisible();
    await tasks.goTo("Trash");
    await expect(page.getByRole("button", { name: "Restore Anchor" })).toBeVisible();
    await tasks.goTo("Upcoming");
    await tasks.goTo("All tasks");
    await expect(tasks.link(titleAt(1))).toBeVisible();
    await expect(page.locator("li[aria-setsize]").first()).toBeVisible();
    await tasks.search.fill("rent");
    await tasks.expectTitles(["Pay rent"]);
    await page.getByRole("main").focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await page.keyboard.press("Escape");
    if (!isMobile) {
      await page.getByRole("button", { name: "Filter and sort" }).hover();
      await expect(page.locator("[data-tooltip-layer]")).not.toBeEmpty();
    }
    await tasks.openAccountMenu();
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    expect(missing).toEqual([]);
  },
);
