import { expectOnDevice } from "../pages/device";
import { details, expectSaved, openAll, waiting, withholdPush } from "../pages/unsaved";
import { expectNoViolations } from "../setup/axe";
import { expect, test, unreachable } from "../setup/own-server";
import { patience } from "../setup/patience";

test.slow();
test.beforeEach(({ allowErrors }) => allowErrors(unreachable, /ERR_FAILED/, /status of 401/));

test(
  "changes that wait for the server are counted, explained and tried again at will, until they are saved",
  { tag: "@phone" },
  async ({ app, page, tasks, api }) => {
    await openAll(page, api);
    await app.halt();
    await page.reload();
    await expect(page.locator("[data-offline]")).toHaveText(
      "You are offline. Changes are kept on this device and saved when you are back.",
    );
    await tasks.add("Sail");
    await expect(waiting(page)).toHaveText("1 change waits");
    await tasks.add("Anchor");
    await expect(waiting(page)).toHaveText("2 changes wait");
    await waiting(page).click();
    await expect(details(page)).toContainText("Kept on this device, and saved when Keel can be reached.");
    await details(page).getByRole("button", { name: "Try now" }).click();
    await expect(details(page)).toContainText("Keel cannot be reached yet.");
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await expect(waiting(page)).toBeFocused();
    await page.reload();
    await expect(waiting(page)).toHaveText("2 changes wait");
    await app.resume();
    await expect(waiting(page)).toHaveCount(0, { timeout: patience.navigation });
    await expectSaved(api, ["Anchor", "Sail", "Pay rent"]);
  },
);

test("a user whose changes are saved at once is told nothing of them", async ({ page, tasks, api }) => {
  await openAll(page, api);
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (/changes? waits?/.test(document.body.textContent)) document.documentElement.dataset["told"] = "";
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const title of ["One", "Two", "Three"]) await tasks.add(title);
  await expectSaved(api, ["Three", "Two", "One", "Pay rent"]);
  await expect(page.locator("[data-told]")).toHaveCount(0);
});

test("where nothing is kept, closing a page with changes that wait asks first", async ({ page, tasks, api }) => {
  await page.goto("/settings/data");
  await page.getByRole("checkbox", { name: "Keep tasks on this device" }).uncheck();
  await expect(tasks.notifications).toContainText("Tasks removed from this device.");
  await page.goto("/tasks");
  const release = await withholdPush(page);
  await tasks.add("Sail");
  await waiting(page).click();
  await expect(details(page)).toContainText("closing this page loses them");
  await page.keyboard.press("Escape");
  const asked = page.waitForEvent("dialog");
  const left = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await left;
  await waiting(page).click();
  await release();
  await expect(details(page)).toContainText("All changes are saved.", { timeout: patience.navigation });
  await expectSaved(api, ["Sail"]);
});

test("a page whose tasks a newer version has taken over goes on, and offers to reload", async ({
  page,
  tasks,
  api,
}) => {
  await openAll(page, api);
  await tasks.add("Sail");
  await expectOnDevice(page, ["Pay rent", "Sail"]);
  await page.evaluate(async () => {
    for (const { name = "" } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        const request = indexedDB.open(name, 1000);
        request.addEventListener("success", () => (request.result.close(), resolve(undefined)));
      });
    }
  });
  await expect(tasks.notifications).toContainText("Keel was updated in another tab.");
  await tasks.add("Anchor");
  await tasks.expectTitles(["Anchor", "Sail", "Pay rent"]);
  await expectSaved(api, ["Anchor", "Sail", "Pay rent"]);
});

test(
  "without the server, too, messages keep clear of what is at the foot of the page",
  { tag: "@phone" },
  async ({ app, page, tasks, api }) => {
    await openAll(page, api);
    await app.halt();
    await page.reload();
    await tasks.choose("Pay rent", "Delete");
    await expect(tasks.notifications.getByRole("button", { name: "Undo" })).toBeVisible();
    await expect(waiting(page)).toHaveText("1 change waits");
    const foot = await page.locator("[data-bottom-bar]").boundingBox();
    const indicator = await waiting(page).boundingBox();
    const messages = await tasks.notifications.boundingBox();
    const end = (messages?.y ?? Infinity) + (messages?.height ?? 0);
    if (foot !== null) expect(end).toBeLessThanOrEqual(Math.min(foot.y, indicator?.y ?? 0));
  },
);
