import type { Page } from "@playwright/test";
import { dayFromNow } from "../setup/days";
import { withholdCopy } from "../pages/device";
import { waitForPush } from "../pages/push";
import { expect, test } from "../setup/fixtures";

/** Delays the first of these requests, and none after it. */
async function delayFirst(page: Page, address: string): Promise<void> {
  let isFirst = true;
  await page.route(address, async (route) => {
    const waits = isFirst ? 1500 : 0;
    isFirst = false;
    await new Promise((resolve) => setTimeout(resolve, waits));
    await route.continue();
  });
}

test("text typed just before a reload, or while earlier text is being saved, is stored", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto(`/tasks?task=${id}`);
  await tasks.field("Description").fill("At the last moment");
  await page.reload();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("At the last moment");

  await tasks.field("Description").fill("Slow");
  const sent = waitForPush(page, "tasks.update");
  await tasks.field("Description").blur();
  await sent;
  await tasks.field("Description").fill("Slow, and the rest");
  await page.goto("/settings/profile");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("Slow, and the rest");
});

test("a day, a tag and a title typed just before leaving the page are stored", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  const stored = () => api.tasks.byId.query({ id });
  await page.goto(`/tasks?task=${id}`);
  await (await tasks.openDueDate()).getByLabel("Date in words").fill("in 3 days");
  await page.goto("/settings/profile");
  await expect.poll(stored).toMatchObject({ dueOn: dayFromNow(3) });
  await page.goto(`/tasks?task=${id}`);
  await (await tasks.tagField()).fill("urgent");
  await page.goto("/settings/profile");
  await expect.poll(stored).toMatchObject({ tags: ["urgent"] });
  await page.goto(`/tasks?task=${id}`);
  await tasks.field("Title").fill("Write the long report");
  await page.goto("/settings/profile");
  await expect.poll(stored).toMatchObject({ title: "Write the long report" });
});

test("a search typed just before a reload, or before leaving and returning, is applied", async ({
  page,
  tasks,
  api,
}) => {
  for (const title of ["Order the sails", "Bake bread"]) await api.tasks.create.mutate({ title });
  await page.goto("/tasks");
  await tasks.expectTitles(["Bake bread", "Order the sails"]);
  await tasks.search.fill("sails");
  await page.reload();
  await tasks.expectTitles(["Order the sails"]);
  await expect(tasks.search).toHaveValue("sails");
  await expect(page).toHaveURL(/search=sails/);

  await tasks.search.fill("bread");
  await page.goto("/settings/profile");
  await page.goBack();
  await tasks.expectTitles(["Bake bread"]);
  await page.goto("/tasks");
  await tasks.expectTitles(["Bake bread", "Order the sails"]);

  await tasks.search.fill("sails");
  await tasks.goTo("Completed");
  await page.goBack();
  await tasks.expectTitles(["Order the sails"]);
});

test("a search typed while the page reloads is kept", async ({ page, tasks, api }) => {
  await withholdCopy(page);
  for (const title of ["Order the sails", "Bake bread"]) await api.tasks.create.mutate({ title });
  await page.goto("/tasks");
  await tasks.expectTitles(["Bake bread", "Order the sails"]);
  const searched = page.waitForRequest(/tasks\.list\b.*sails/);
  await page.route("**/tasks", async (route) => {
    await searched;
    await route.continue();
  });
  await tasks.search.fill("sails");
  await page.reload();
  await tasks.expectTitles(["Order the sails"]);
  await expect(tasks.search).toHaveValue("sails");
  await expect(page).toHaveURL(/search=sails/);
});

test("tasks typed faster than the server answers are all stored, though the page is left", async ({
  page,
  tasks,
  api,
}) => {
  await page.goto("/tasks");
  await delayFirst(page, "**/api/trpc/sync.push*");
  for (const title of ["One", "Two", "Three"]) await tasks.add(title);
  await page.goto("/settings/profile");
  await expect
    .poll(async () => (await api.tasks.list.query({ sort: "title" })).items.map(({ title }) => title))
    .toEqual(["Two", "Three", "One"]);
});

test("the options chosen for a new task survive a reload", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await tasks.addField.fill("Send the tax return");
  await page.getByRole("button", { name: /^Priority: / }).click();
  await page.getByRole("menuitemradio", { name: "High" }).click();
  await page.reload();
  await expect(tasks.addField).toHaveValue("Send the tax return");
  await tasks.addField.focus();
  await expect(page.getByRole("button", { name: "Priority: High" })).toBeVisible();
});
