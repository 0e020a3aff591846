import type { BrowserContext } from "@playwright/test";
import { expectOnDevice, withholdCopy, withholdLive } from "../pages/device";
import { expect, test } from "../setup/fixtures";

const token = /session_data$/;
const session = /session_token$/;

const valueOf = async (context: BrowserContext, name: RegExp) =>
  (await context.cookies()).find((cookie) => name.test(cookie.name))?.value;

test("a token that expires while a user types is renewed silently, and the input stays", async ({
  page,
  tasks,
  context,
  api,
}) => {
  await page.goto("/tasks");
  const before = await valueOf(context, token);
  expect(before).toBeDefined();
  await tasks.addField.fill("Half a sentence");
  await context.clearCookies({ name: token });
  await tasks.addField.pressSequentially(" and the rest");
  await expect(tasks.addField).toHaveValue("Half a sentence and the rest");
  await tasks.addField.press("Enter");
  await tasks.expectTitles(["Half a sentence and the rest"]);
  await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(1);
  await expect.poll(() => valueOf(context, token)).toMatch(/^eyJ/);
  await expect(page).toHaveURL(/\/tasks$/);
});

test("text in the panel survives an expired token and is saved", async ({ page, tasks, context, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto(`/tasks?task=${id}`);
  const description = tasks.field("Description");
  await description.fill("First paragraph.");
  await context.clearCookies({ name: token });
  await description.press("End");
  await description.pressSequentially(" Second one.");
  await description.blur();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("First paragraph. Second one.");
  await expect(description).toHaveValue("First paragraph. Second one.");
});

test("an expired token does not lead to sign-in when a page is opened", async ({ page, tasks, context, api }) => {
  await api.tasks.create.mutate({ title: "Still here" });
  await context.clearCookies({ name: token });
  await page.goto("/tasks");
  await tasks.expectTitles(["Still here"]);
  await tasks.goTo("Completed");
  await expect.poll(() => valueOf(context, token)).toMatch(/^eyJ/);
});

test(
  "a session that has ended leads to sign-in and back, without losing what was typed",
  { tag: "@phone" },
  async ({ page, tasks, account, context, api, me, allowErrors }) => {
    allowErrors(/status of 401/);
    // Otherwise the page may leave by itself before it is told to add anything.
    await withholdCopy(page);
    await withholdLive(page);
    await page.route("**/api/trpc/sections.list*", () => undefined);
    await page.goto("/tasks?priority=medium");
    await tasks.addField.fill("Not to be lost");
    await context.clearCookies({ name: token });
    await context.clearCookies({ name: session });
    await tasks.addField.press("Enter");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await account.signIn(me);
    await expect(page).toHaveURL(/\/tasks\?priority=medium$/);
    await tasks.expectTitles(["Not to be lost"]);
    await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(1);
  },
);

test("text in the panel survives the end of the session, too", async ({
  page,
  tasks,
  account,
  context,
  api,
  me,
  allowErrors,
}) => {
  allowErrors(/status of 401/);
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Description")).toBeEditable();
  // Nothing of the page itself asks the server any more.
  await expectOnDevice(page, ["Write the report"]);
  await context.clearCookies({ name: token });
  await context.clearCookies({ name: session });
  await tasks.field("Description").fill("Not to be lost");
  await tasks.field("Description").blur();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await account.signIn(me);
  await expect(page).toHaveURL(new RegExp(`/tasks\\?task=${id}$`));
  await expect(tasks.field("Description")).toHaveValue("Not to be lost");
});

test("a change made just before leaving the page is there on return, and saved", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto(`/tasks?task=${id}`);
  await expectOnDevice(page, ["Write the report"]);
  await tasks.field("Description").fill("At the last moment");
  await page.goto("/");
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Description")).toHaveValue("At the last moment");
  await tasks.field("Description").focus();
  await tasks.field("Description").blur();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("At the last moment");
});
