import { expect, type Locator, type Page } from "@playwright/test";
import { dayFromNow } from "../setup/days";

/** A list that is laid out as a calendar. */
export class CalendarPages {
  readonly label: Locator;

  constructor(readonly page: Page) {
    this.label = page.getByRole("main").getByRole("heading", { level: 2 }).first();
  }

  day(day: string): Locator {
    // While the page streams, a hidden copy of the server's HTML stands beside it.
    return this.page.locator(`td[data-day="${day}"]`).filter({ visible: true });
  }

  /** The number of a day, which has the focus of the keyboard. */
  number(day: string): Locator {
    return this.day(day).locator("[data-day-button]");
  }

  task(title: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: title, exact: true });
  }

  async expectOn(day: string, titles: readonly string[]): Promise<void> {
    await expect(this.day(day).getByRole("link")).toHaveText([...titles]);
  }

  /** Returns another day of the week that is shown. */
  async otherDay(): Promise<string> {
    const next = dayFromNow(1);
    return (await this.day(next).isVisible()) ? next : dayFromNow(-1);
  }

  async drag(title: string, target: Locator): Promise<void> {
    const { mouse } = this.page;
    const [from, to] = [await this.task(title).boundingBox(), await target.boundingBox()];
    if (from === null || to === null) throw new Error("The task or the day is not on the page.");
    await mouse.move(from.x + 10, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + 30, from.y + from.height / 2 + 2, { steps: 3 });
    await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await expect(this.page.locator("[data-dragged]")).toHaveCount(1);
    await mouse.up();
  }
}
