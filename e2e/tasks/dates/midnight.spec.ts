import { expect, test } from "../../setup/moment";

/** Returns the next midnight that ends a month, at least ten minutes away, in ms since 1970. */
function endOfMonth(): number {
  const soon = new Date(Date.now() + 600_000);
  return Date.UTC(soon.getUTCFullYear(), soon.getUTCMonth() + 1, 1);
}
const midnight = endOfMonth();
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

test.use({ timezoneId: "UTC", startsAt: midnight - 90_000 });

test("at the midnight that ends a month, today's tasks become overdue, on an open page and on a new one", async ({
  page,
  setMoment,
  tasks,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Close the books", dueOn: dayOf(midnight - 1) });
  await api.tasks.create.mutate({ title: "Open new ones", dueOn: dayOf(midnight) });
  await page.goto("/today");
  await tasks.expectTitles(["Close the books"]);
  await expect(page.getByRole("heading", { name: "Overdue" })).toHaveCount(0);

  await setMoment(midnight + 30_000);
  await page.clock.runFor(60_000);
  await expect(page.getByRole("heading", { name: "Overdue" })).toBeVisible();
  await page.reload();
  await tasks.expectTitles(["Close the books", "Open new ones"]);
  await expect(tasks.row("Open new ones")).not.toContainText("Tomorrow");
});
