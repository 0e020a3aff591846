import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";

test("a task added under filters gets their values, and is listed", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Plan the week", tags: ["work"], priority: "high" });
  await page.goto("/tasks?tags=work&priority=high");
  await tasks.add("Added in tag view");
  await tasks.expectTitles(["Added in tag view", "Plan the week"]);
  await expect
    .poll(async () => (await api.tasks.list.query()).items[0])
    .toMatchObject({ title: "Added in tag view", tags: ["work"], priority: "high" });
});

test("a task that does not match the filter is announced with a link to it", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: dayFromNow(0) });
  await page.goto("/today?search=rent");
  await tasks.add("Call mum");
  await expect(tasks.notifications).toContainText("Added “Call mum” to Today");
  await tasks.notifications.getByRole("button", { name: "Show" }).click();
  await expect(tasks.link("Call mum")).toBeFocused();
  await expect(page).toHaveURL(/\/today$/);
});

test(
  "a task that lands out of sight is one press away, and typing moves nothing",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    for (let index = 0; index < 30; index += 1) {
      await api.tasks.create.mutate({ title: `Task ${index}`, dueOn: dayFromNow(0) });
    }
    await page.goto("/today");
    const top = async () => (await tasks.list.boundingBox())?.y;
    const before = await top();
    await tasks.addField.fill("T");
    expect(await top()).toBe(before);
    await tasks.add("The last one");
    expect(await top()).toBe(before);
    await tasks.notifications.getByRole("button", { name: "Show" }).click();
    await expect(tasks.row("The last one")).toBeInViewport();
    await expect(tasks.link("The last one")).toBeFocused();
  },
);

test(
  "from further down a task is added over the list, which stays where it is",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    for (let index = 0; index < 40; index += 1) await api.tasks.create.mutate({ title: `Task ${index}` });
    await page.goto("/tasks?sort=title");
    await page.mouse.wheel(0, 1200);
    const scrolled = () => page.evaluate(() => window.scrollY);
    await expect.poll(scrolled).toBeGreaterThan(600);
    const before = await scrolled();
    const isPhone = (page.viewportSize()?.width ?? 0) < 768;
    if (isPhone) await page.getByRole("button", { name: "New task" }).click();
    else await page.keyboard.press("q");
    await expect(tasks.addField).toBeFocused();
    await tasks.add("Zzz, at the end of it");
    await expect(tasks.addField).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await scrolled()).toBe(before);
    await expect.poll(async () => (await api.tasks.list.query()).items[0]?.title).toBe("Zzz, at the end of it");
  },
);

test("a title that is too long stays complete with an error, and is added once it fits", async ({
  page,
  tasks,
  api,
}) => {
  await page.goto("/tasks");
  await tasks.addField.fill("🌱".repeat(501));
  await expect(tasks.addField).toHaveAccessibleDescription("Use at most 500 characters. This has 501.");
  await tasks.addField.press("Enter");
  await expect(tasks.addField).toHaveValue("🌱".repeat(501));
  await tasks.addField.press("End");
  await tasks.addField.press("Backspace");
  await tasks.addField.press("Enter");
  await expect(tasks.addField).toHaveValue("");
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title))
    .toEqual(["🌱".repeat(500)]);
});

test("a tag that is too long stays in its field with an error", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto(`/tasks?task=${id}`);
  const field = await tasks.tagField();
  await field.fill(`work, ${"x".repeat(51)}`);
  await field.press("Enter");
  await expect(field).toHaveValue("x".repeat(51));
  await expect(field).toHaveAccessibleDescription("Use at most 50 characters. This has 51.");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).tags).toEqual(["work"]);
});
