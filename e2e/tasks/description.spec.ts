import { expect, test } from "../setup/fixtures";

test(
  "links in a description are links, its checklist is ticked where it is read, and a press beside them edits it",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const description = "See https://example.com\n\n- [ ] Flour\n- [x] Yeast\n";
    const { id } = await api.tasks.create.mutate({ title: "Bake bread", description });
    const stored = async () => (await api.tasks.byId.query({ id })).description;
    await page.goto(`/tasks?task=${id}`);
    const view = tasks.panel.getByRole("region", { name: "Description" });
    const link = view.getByRole("link", { name: "https://example.com" });
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await view.getByRole("checkbox", { name: "Flour" }).click();
    await expect(view.getByRole("checkbox", { name: "Flour" })).toBeChecked();
    await expect.poll(stored).toBe(description.replace("[ ] Flour", "[x] Flour"));
    // Before the link.
    await view.getByText("See").click({ position: { x: 4, y: 8 } });
    await expect(tasks.field("Description")).toBeFocused();
    await tasks.field("Description").fill("Nothing but words");
    await tasks.field("Description").blur();
    await expect.poll(stored).toBe("Nothing but words");
    await expect(tasks.field("Description")).toHaveValue("Nothing but words");
  },
);

test("a description is opened for editing with the keyboard", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Bake bread", description: "**Slowly**" });
  await page.goto(`/tasks?task=${id}`);
  const view = tasks.panel.getByRole("region", { name: "Description" });
  await expect(view.getByText("Slowly", { exact: true })).toBeVisible();
  await view.getByRole("button", { name: "Edit description" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" and well");
  await expect(tasks.field("Description")).toHaveValue("**Slowly** and well");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("**Slowly** and well");
});

test("a description can neither run nor load anything", async ({ page, tasks, api }) => {
  const description = "[a](javascript:alert(1)) <img src=x onerror=alert(1)> ![b](data:image/png,x) **end**";
  const { id } = await api.tasks.create.mutate({ title: "Hostile", description });
  await page.goto(`/tasks?task=${id}`);
  const view = tasks.panel.getByRole("region", { name: "Description" });
  await expect(view).toContainText("<img src=x onerror=alert(1)>");
  await expect(view.getByRole("link")).toHaveCount(0);
  await expect(view.getByRole("img")).toHaveCount(0);
});
