import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Has axe look at the page once it stands still: a colour on its way to another one is neither of them. */
export async function expectNoFindings(page: Page): Promise<void> {
  // A button that waits turns without end.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => animation)),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
}
