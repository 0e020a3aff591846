import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

test("every request of a page names the user it was rendered for", async ({ page, tasks, origin }) => {
  const without: string[] = [];
  page.on("request", (request) => {
    const isCall = ["fetch", "xhr"].includes(request.resourceType()) && request.url().startsWith(origin);
    if (isCall && !/^[\da-f-]{36}$/.test(request.headers()["x-keel-user"] ?? "")) without.push(request.url());
  });
  await page.goto("/tasks");
  await tasks.add("Read");
  // Its options cover the first rows.
  await tasks.addField.press("Escape");
  await tasks.open("Read");
  await tasks.field("Description").fill("More");
  await page.goto("/settings/sessions");
  await page.getByRole("link", { name: "Security" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  await page.goto("/settings/data");
  await untilHydrated(page);
  await page.getByRole("button", { name: /Export/ }).click();
  await expect(page.getByText("Your data was saved as a file.")).toBeVisible();
  expect(without).toEqual([]);
});
