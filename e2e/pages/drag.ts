import type { Locator, Page } from "@playwright/test";

/** Presses the mouse on one thing and moves it onto another, or so many pixels to the side, without letting go. */
export async function dragOnto(page: Page, from: Locator, to: Locator | { right: number }): Promise<void> {
  await from.hover();
  await page.mouse.down();
  const box = await ("right" in to ? from : to).boundingBox();
  if (box === null) throw new Error("It is not on the page.");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move("right" in to ? middle.x + to.right : middle.x, middle.y, { steps: 8 });
}
