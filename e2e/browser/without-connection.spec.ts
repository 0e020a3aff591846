import { expectOnDevice, withholdCopy } from "../pages/device";
import { expect, test } from "../setup/fixtures";

test("without a connection every list that the device has a copy of opens all the same", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id } = await api.tasks.create.mutate({ title: "Done long ago" });
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Done long ago"]);
  await context.setOffline(true);
  await expect(page.getByText(/^You are offline\. Changes/).first()).toBeVisible();
  await tasks.goTo("Completed");
  await tasks.expectTitles(["Done long ago"]);
  await api.tasks.create.mutate({ title: "Made elsewhere" });
  await context.setOffline(false);
  await tasks.goTo("All tasks");
  await tasks.expectTitles(["Made elsewhere"]);
});

test("a lost connection is announced at once, a list offers Retry, and loads with the connection", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  await withholdCopy(page);
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id } = await api.tasks.create.mutate({ title: "Done long ago" });
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.goto("/tasks");
  await context.setOffline(true);
  await expect(page.getByText(/^You are offline\. Changes/).first()).toBeVisible();
  await tasks.goTo("Completed");
  const failure = page.getByRole("alert").filter({ hasText: "The list could not be loaded" });
  await expect(failure).toContainText("You are offline.");
  await expect(failure.getByRole("button", { name: "Retry" })).toBeVisible();
  await context.setOffline(false);
  await tasks.expectTitles(["Done long ago"]);
  await expect(page.getByText(/^You are offline/).filter({ visible: true })).toHaveCount(0);
});

test("without a connection tasks are added, changed and deleted all the same, and the server has it all once there is one", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  await api.tasks.create.mutate({ title: "Zero" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Zero"]);
  // The code of the keys is loaded with the first one.
  await page.keyboard.press("j");
  await expect(tasks.link("Zero")).toBeFocused();
  await context.setOffline(true);
  for (const title of ["One", "Two", "Three"]) await tasks.add(title);
  await tasks.link("Two").focus();
  await page.keyboard.press("Delete");
  await tasks.link("One").focus();
  await page.keyboard.press("1");
  await tasks.checkbox("Zero").click();
  await tasks.expectTitles(["Three", "One"]);
  await expect(page.getByRole("alert").filter({ hasText: "not added" })).toHaveCount(0);
  await context.setOffline(false);
  await expect
    .poll(async () => (await api.tasks.list.query({ completed: "pending" })).items)
    .toMatchObject([{ title: "Three" }, { title: "One", priority: "high" }]);
  await expect.poll(async () => (await api.tasks.list.query({ completed: "completed" })).items.length).toBe(1);
  await tasks.expectTitles(["Three", "One"]);
});
