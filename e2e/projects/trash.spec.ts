import { withholdCopy } from "../pages/device";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test("the trash lists deleted projects and sections, restores them with their tasks, and deletes them permanently @phone", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.projects.create.mutate({ name: "Home", color: "green" });
  const { id: boat } = await api.projects.create.mutate({ name: "Boat" });
  const { id: sectionId } = await api.sections.create.mutate({ projectId: id, name: "Garden" });
  await api.tasks.create.mutate({ title: "Mow", projectId: id, sectionId });
  await api.tasks.create.mutate({ title: "Sail", projectId: boat });
  await api.sections.delete.mutate({ id: sectionId });
  await api.projects.delete.mutate({ id: boat });
  await page.goto("/trash");
  const places = page.getByRole("region", { name: "Projects and sections" });
  await expect(places.getByRole("listitem")).toHaveText([/^Boat.*Project · 30 days left/, /^Garden.*Section of Home/]);
  await expectNoViolations(page);
  await places.getByRole("button", { name: "Restore Garden" }).click();
  await expect(tasks.notifications).toContainText("Restored “Garden”");
  await expect
    .poll(async () => (await api.tasks.list.query({ project: id })).items)
    .toMatchObject([{ title: "Mow", sectionId }]);
  await places.getByRole("button", { name: "Delete Boat permanently" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete permanently?" });
  await expect(dialog).toContainText("“Boat” and all tasks in it cannot be restored.");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(places).toHaveCount(0);
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await expect.poll(async () => (await api.projects.list.query({ state: "trash" })).items).toEqual([]);
});

test("a browser without a copy lists them, too, and a project that is gone meanwhile says so", async ({
  page,
  api,
  allowErrors,
}) => {
  allowErrors(/status of 404/);
  await withholdCopy(page);
  const { id } = await api.projects.create.mutate({ name: "Home" });
  await api.projects.delete.mutate({ id });
  await page.goto("/trash");
  const places = page.getByRole("region", { name: "Projects and sections" });
  await expect(places.getByRole("listitem")).toHaveText([/^Home/]);
  await api.projects.purge.mutate({ id });
  await places.getByRole("button", { name: "Delete Home permanently" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete permanently?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toContainText("This project does not exist.");
});
