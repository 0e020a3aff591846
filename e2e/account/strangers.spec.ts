import { expect, test } from "../setup/fixtures";

test("two users never see each other's tasks", async ({ page, tasks, api, meet }) => {
  const grace = await meet("Grace Hopper");
  await api.tasks.create.mutate({ title: "Ada's secret", tags: ["analytical"] });
  await grace.api.tasks.create.mutate({ title: "Grace's secret", tags: ["compiler"] });

  await page.goto("/tasks?completed=all");
  await tasks.expectTitles(["Ada's secret"]);
  await grace.page.goto("/tasks?completed=all&search=secret");
  await grace.tasks.expectTitles(["Grace's secret"]);
  await expect(page.getByText("compiler")).toHaveCount(0);
  await expect(grace.page.getByText("analytical")).toHaveCount(0);
});

test("the address of another user's task shows nothing of it", async ({ page, tasks, api, meet, allowErrors }) => {
  allowErrors(/status of 403/);
  const grace = await meet("Grace Hopper");
  const secret = await grace.api.tasks.create.mutate({ title: "Grace's secret", description: "Nobody may know" });
  await page.goto(`/tasks?task=${secret.id}`);
  await expect(tasks.panel).toContainText("This task belongs to someone else.");
  await expect(page.locator("body")).not.toContainText("Grace's secret");
  expect(await page.content()).not.toContain("Nobody may know");
  await expect(api.tasks.byId.query({ id: secret.id })).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
});

test("the next user of a browser sees nothing of the previous one", async ({ page, tasks, api, account, meet }) => {
  const { person, api: hers } = await meet("Grace Hopper");
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await hers.tasks.create.mutate({ title: "Grace's secret" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Ada's secret"]);
  await tasks.addField.fill("Ada's half-written secret");
  await tasks.signOut();
  await page.goto("/sign-in?next=/tasks");
  await account.signIn(person);
  await tasks.expectTitles(["Grace's secret"]);
  await expect(page.getByText("Ada's secret")).toHaveCount(0);
  await expect(tasks.addField).toHaveValue("");
});
