import type { Locator, Page } from "@playwright/test";
import { addVirtualAuthenticator } from "../pages/authenticator";
import { expect, test } from "../setup/fixtures";
import { tabTo } from "../pages/tab-to";

/** Presses Tab until `last` has the focus, and returns the names of what had it. The focus is always visible. */
async function walk(page: Page, last: string): Promise<string[]> {
  const names: string[] = [];
  while (names.at(-1) !== last && names.length < 40) {
    await page.keyboard.press("Tab");
    const { name, isVisible } = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const words = element?.getAttribute("aria-label") ?? labels[0]?.textContent ?? element?.textContent;
      // The visible part of a radio button is its label.
      const shown = element instanceof HTMLInputElement && element.type === "radio" ? element.parentElement : element;
      const { outlineStyle = "none", outlineWidth = "0px" } = shown ? getComputedStyle(shown) : {};
      return { name: words?.trim() ?? "", isVisible: outlineStyle !== "none" && outlineWidth !== "0px" };
    });
    expect({ name, isVisible }).toEqual({ name, isVisible: true });
    names.push(name);
  }
  return names;
}

/** Opens a dialog with Enter, walks through it, and closes it with Escape: the focus returns. */
async function openAndClose(page: Page, opener: string, first: (dialog: Locator) => Locator): Promise<void> {
  const button = page.getByRole("main").getByRole("button", { name: opener, exact: true });
  const dialog = page.getByRole("dialog");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(first(dialog)).toBeFocused();
  await tabTo(dialog.getByRole("button", { name: "Cancel" }));
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
}

test("in the settings the focus is visible, and follows the visual order", async ({ page, me }) => {
  expect(me.name).not.toBe("");
  await page.goto("/settings/security");
  await expect(page.getByRole("button", { name: "Add a passkey" })).toBeVisible();
  expect(await walk(page, "Add a passkey")).toEqual([
    "Skip to content",
    "Keel, your tasks",
    "Back to tasks",
    "System",
    "Profile",
    "Dates",
    "Notifications",
    "Keyboard",
    "Security",
    "Sessions",
    "Activity",
    "Your data",
    "Current password",
    "Show password",
    "New password",
    "Show password",
    "Change password",
    "Send the e-mail again",
    "New e-mail address",
    "Change address",
    "Set up",
    "Add a passkey",
  ]);
});

test("dialogs of the settings are opened and closed by keyboard, and the focus returns", async ({ page, me }) => {
  expect(me.name).not.toBe("");
  await page.goto("/settings/security");
  await openAndClose(page, "Set up", (dialog) => dialog.getByLabel("Your password", { exact: true }));
  await page.goto("/settings/data");
  // The explanation comes before the fields.
  await openAndClose(page, "Delete account…", (dialog) => dialog);
});

test("removing a passkey by keyboard keeps the focus in place", async ({ page, me }) => {
  expect(me.name).not.toBe("");
  await addVirtualAuthenticator(page);
  await page.goto("/settings/security");
  const add = page.getByRole("button", { name: "Add a passkey" });
  const dialog = page.getByRole("dialog");
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("Laptop");
  await page.keyboard.press("Enter");
  const remove = page.getByRole("button", { name: "Remove Laptop" });
  await remove.focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Remove" }).focus();
  await page.keyboard.press("Enter");
  await expect(remove).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Passkeys" })).toBeFocused();
});
