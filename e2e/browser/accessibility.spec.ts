import { expectNoViolations } from "../setup/axe";
import { dayFromNow } from "../setup/days";
import { spoilPush } from "../pages/push";
import { expect, test } from "../setup/fixtures";
import type { Api } from "../pages/people";

/** On these pages, which contain all components, the dark theme is checked by every rule, not only those about colours. */
const everyRule = { dark: "every rule" } as const;

async function seed(api: Api): Promise<string> {
  const { id } = await api.tasks.create.mutate({
    title: "Send the tax return",
    description: "With the receipts.",
    priority: "high",
    tags: ["money", "home"],
    dueOn: dayFromNow(-1),
  });
  await api.tasks.create.mutate({ title: "Water the plants", priority: "low", dueOn: dayFromNow(0) });
  await api.tasks.create.mutate({ title: "Book the train", dueOn: dayFromNow(1) });
  const done = await api.tasks.create.mutate({ title: "Buy stamps" });
  await api.tasks.setCompleted.mutate({ id: done.id, completed: true });
  const gone = await api.tasks.create.mutate({ title: "Old letters" });
  await api.tasks.delete.mutate({ id: gone.id });
  return id;
}

const lists = ["/today", "/upcoming", "/tasks", "/completed", "/trash"];

test.describe("axe finds nothing in either theme", { tag: "@phone" }, () => {
  test("on the landing page", async ({ page }) => {
    await page.goto("/");
    await expectNoViolations(page, everyRule);
  });

  test("on sign-in and sign-up, empty and with every error", async ({ page, account }) => {
    for (const [path, button] of [
      ["/sign-in", account.signInButton],
      ["/sign-up", account.signUpButton],
    ] as const) {
      await page.goto(path);
      await expectNoViolations(page);
      await button.click();
      await expect(account.email).toHaveAttribute("aria-invalid", "true");
      await expectNoViolations(page, everyRule);
    }
  });

  test("on an unknown address", async ({ page, allowErrors }) => {
    allowErrors(/status of 404/);
    await page.goto("/no-such-page");
    await expectNoViolations(page);
  });

  test("on empty lists", async ({ page, me }) => {
    expect(me.name).not.toBe("");
    for (const path of lists) {
      await page.goto(path);
      await expectNoViolations(page);
    }
  });

  test("on lists with tasks, with no match, and of unknown addresses", async ({ page, api }) => {
    await seed(api);
    for (const path of [...lists, "/tasks?search=submarine&priority=low", "/tasks?priority=urgent"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoViolations(page);
    }
  });

  test("with an open task, and with a missing one", async ({ page, tasks, api, allowErrors }) => {
    allowErrors(/status of 404/);
    const id = await seed(api);
    for (const task of [id, "019a0000-0000-7000-8000-000000000000"]) {
      await page.goto(`/tasks?task=${task}`);
      await expect(tasks.panel).toBeVisible();
      await expectNoViolations(page, everyRule);
    }
  });

  test("with an open menu, filter, account menu and message", async ({ page, tasks, api, isMobile }) => {
    await seed(api);
    await page.goto("/tasks");
    await tasks
      .row("Book the train")
      .getByRole("button", { name: /^More actions/ })
      .click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await tasks.openToolbar();
    await page.getByRole("button", { name: "Tag", exact: true }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await tasks.choose("Book the train", "Delete");
    await expect(tasks.notifications).toBeVisible();
    await expectNoViolations(page);
    await tasks.addField.fill("Something new");
    await expectNoViolations(page);
    if (isMobile) await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: /^Account/ }).click();
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    await expectNoViolations(page, everyRule);
  });

  test("with the shortcuts and with an error message", async ({ page, tasks, api }) => {
    await seed(api);
    await page.goto("/tasks");
    await expect(tasks.addField).toBeVisible();
    await spoilPush(page, "tasks.create", { values: { title: "" } });
    await spoilPush(page, "tasks.setCompleted", { values: { completed: "perhaps" } });
    await tasks.add("Refused");
    await expect(page.getByRole("alert").filter({ hasText: "Refused was not added." })).toBeVisible();
    // Its options cover the first rows.
    await tasks.addField.press("Escape");
    await tasks.checkbox("Book the train").click();
    await expect(tasks.notifications).toContainText(/could not be (changed|saved)/);
    await expectNoViolations(page);
    await page.getByRole("main").focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectNoViolations(page);
  });
});
