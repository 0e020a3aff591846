import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";

test("every word is searched in title and description, regardless of case", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Order the sails", description: "From the harbour shop" });
  await api.tasks.create.mutate({ title: "Harbour fees" });
  await api.tasks.create.mutate({ title: "Bake bread" });
  await page.goto("/tasks");
  await tasks.search.fill("HARBOUR");
  await tasks.expectTitles(["Harbour fees", "Order the sails"]);
  await tasks.search.fill("harbour sails");
  await tasks.expectTitles(["Order the sails"]);
  await expect(page).toHaveURL(/search=harbour\+sails/);
  await tasks.search.fill("");
  await tasks.expectTitles(["Bake bread", "Harbour fees", "Order the sails"]);
});

test("a search without matches says so and can be cleared", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Bake bread" });
  await page.goto("/tasks?search=submarine");
  await tasks.expectTitles([]);
  await expect(page.getByRole("main")).toContainText("submarine");
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await tasks.expectTitles(["Bake bread"]);
  await expect(tasks.search).toHaveValue("");
});

test("search and filters work together", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Paint the door", priority: "high" });
  await api.tasks.create.mutate({ title: "Paint the fence", priority: "low" });
  await page.goto("/tasks");
  await tasks.search.fill("paint");
  await tasks.filter("Priority", "Low");
  await tasks.expectTitles(["Paint the fence"]);
  await expect(tasks.search).toHaveValue("paint");
});

test("each sort has its natural direction and can be reversed", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Beta", priority: "high", dueOn: dayFromNow(3) });
  await api.tasks.create.mutate({ title: "Gamma", priority: "low", dueOn: dayFromNow(1) });
  await api.tasks.create.mutate({ title: "Alpha", priority: "medium" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Alpha", "Gamma", "Beta"]);
  await tasks.sortBy("Title");
  await tasks.expectTitles(["Alpha", "Beta", "Gamma"]);
  await tasks.turnOrder();
  await tasks.expectTitles(["Gamma", "Beta", "Alpha"]);
  await tasks.sortBy("Priority");
  await tasks.expectTitles(["Beta", "Alpha", "Gamma"]);
  await tasks.sortBy("Due date");
  await tasks.expectTitles(["Gamma", "Beta", "Alpha"]);
  await tasks.turnOrder();
  await tasks.expectTitles(["Beta", "Gamma", "Alpha"]);
  await page.reload();
  await tasks.expectTitles(["Beta", "Gamma", "Alpha"]);
});
