import { expect, type Page } from "@playwright/test";
import { dayFromNow } from "../setup/days";
import { inside, type Place } from "../setup/installation";
import type { Person } from "./people";

/** The title of the task at this position of the list "All tasks", the first one being 1. */
export const titleAt = (position: number) => `Task ${position}`;

/** Writes as many open tasks of a person; every third has more than a title, and each day of the next weeks has some of them. */
export async function plantTasks({ directory }: Place, { email }: Person, count: number): Promise<void> {
  const { sql } = await inside(directory);
  await sql`
    insert into tasks (user_id, id, title, description, priority, due_on, tags, created_at)
    select
      users.id,
      uuidv7(n * interval '-1 second'),
      'Task ' || n,
      case when n % 3 = 0 then 'Ask first.' else '' end,
      (array['low', 'medium', 'high'])[1 + n % 3]::task_priority,
      ${dayFromNow(1)}::date + n / 20,
      case when n % 3 = 0 then array['home'] else '{}' end,
      now() - n * interval '1 second'
    from generate_series(1, ${count}::int) n, users
    where email = ${email}`;
}

/** Scrolls on until the page knows the whole list, and then back to its start. */
export async function loadWholeList(page: Page, count: number): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    expect(await page.locator(`li[aria-setsize="${count}"]`).count()).toBeGreaterThan(0);
  }).toPass({ intervals: [50] });
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.locator(`li[aria-posinset="1"]`)).toBeInViewport();
}
