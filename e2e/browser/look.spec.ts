import { expectOnDevice } from "../pages/device";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

test("a message does not cover the bar at the foot of a phone", async ({ page, tasks, api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await tasks.checkbox("Pay rent").click();
  const foot = async () => {
    const box = await tasks.notifications.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await expect(tasks.notifications).toBeVisible();
  const button = await page.getByRole("button", { name: "New task" }).boundingBox();
  expect(await foot()).toBeLessThanOrEqual(button?.y ?? 0);
});

test("at 320 px the due date and all ways to choose it are on the screen, with the whole time", async ({
  page,
  tasks,
  api,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", dueAt: `${dayFromNow(1)}T17:30:00Z` });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.panel.getByRole("button", { name: "Remove due date" })).toBeInViewport({ ratio: 1 });
  const sideways = await tasks.panel.evaluate(({ lastElementChild: body }) =>
    body === null ? 0 : body.scrollWidth - body.clientWidth,
  );
  expect(sideways).toBe(0);
  const choice = await tasks.openDueDate();
  const box = await choice.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  const time = choice.getByLabel("Time", { exact: true });
  await time.scrollIntoViewIfNeeded();
  expect(await time.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test("the sheet of shortcuts opens at its top", async ({ page, tasks }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keyboard shortcuts" })).toBeInViewport();
  await expect(page.getByText("Add a task", { exact: true })).toBeInViewport();
});

test("no task looks completed while the style sheet loads, or afterwards", async ({ context, me: _signedIn, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await context.route("**/*.css", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, "seen", seen);
    const look = () => {
      const checkbox = document.querySelector("[data-task] input[type=checkbox]");
      if (checkbox !== null) {
        const tick = getComputedStyle(checkbox, "::after");
        seen.push(tick.content === "none" ? "0" : tick.opacity);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto("/tasks");
  await untilHydrated(page);
  await page.waitForTimeout(300);
  const seen: string[] = await page.evaluate(() => Reflect.get(window, "seen"));
  expect([...new Set(seen)]).toEqual(["0"]);
});

test("a printed list has the tasks, and nothing that only works on a screen", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(tasks.link("Pay rent")).toBeVisible();
  for (const part of [
    tasks.addField,
    tasks.search,
    page.getByRole("complementary", { name: "Sidebar" }),
    page.getByRole("button", { name: "More actions for Pay rent" }),
  ]) {
    await expect(part).toBeHidden();
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
});

test("metadata for link previews, search engines and installation is present", async ({ page, request, origin }) => {
  await page.goto("/");
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", "Keel");
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute("content", `${origin}/icons/icon-512.png`);
  await expect(page.getByRole("link", { name: "API documentation" })).toHaveAttribute("href", "/api/docs");
  expect(await (await request.get("/robots.txt")).text()).toContain("Disallow: /\n");
  const moved = await request.get("/.well-known/change-password", { maxRedirects: 0 });
  expect([moved.status(), moved.headers()["location"]]).toEqual([307, "/settings/security"]);
});

test("an error disappears when its field is edited, and others stay", async ({ page, account }) => {
  await page.goto("/sign-up");
  await account.signUpButton.click();
  await expect(account.name).toHaveAttribute("aria-invalid", "true");
  await account.name.fill("Ada");
  await expect(account.name).not.toHaveAttribute("aria-invalid");
  await expect(account.password).toHaveAttribute("aria-invalid", "true");
  await account.password.fill("water the ferns on friday");
  await expect(account.password).not.toHaveAttribute("aria-invalid");
  await expect(account.email).toHaveAttribute("aria-invalid", "true");
});

test("a user whose session has ended is told so at sign-in", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/status of 401/);
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await expect(tasks.checkbox("Pay rent")).toBeVisible();
  await expectOnDevice(page, ["Pay rent"]);
  await api.sessions.revokeAll.mutate();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByRole("status").filter({ hasText: "You were signed out." })).toBeVisible();
});
