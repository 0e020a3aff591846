import { expect, type Locator, type Page } from "@playwright/test";

/** A list that is laid out as a board. */
export class BoardPages {
  constructor(readonly page: Page) {}

  /** A column, by how its name begins. */
  column(name: string): Locator {
    return this.page.getByRole("region", { name: "Board" }).getByRole("region", { name: new RegExp(`^${name}\\b`) });
  }

  card(title: string): Locator {
    return this.page.getByRole("region", { name: "Board" }).getByRole("link", { name: title, exact: true });
  }

  /** Expects exactly these titles in each of these columns, whatever their order among the columns. */
  async expectColumns(columns: Record<string, readonly string[]>): Promise<void> {
    for (const [name, titles] of Object.entries(columns)) {
      await expect(this.column(name).getByRole("link")).toHaveText([...titles]);
    }
  }

  /** Drags a card into a column, above one of its cards if that is given. */
  async drag(title: string, column: string, { before, escape = false }: { before?: string; escape?: boolean } = {}) {
    const { mouse, keyboard } = this.page;
    const from = await this.card(title).boundingBox();
    const to = await (before === undefined ? this.column(column) : this.card(before)).boundingBox();
    if (from === null || to === null) throw new Error("The card or the column is not on the page.");
    await mouse.move(from.x + 20, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + 40, from.y + from.height / 2, { steps: 4 });
    await mouse.move(to.x + to.width / 2, to.y + (before === undefined ? to.height / 2 : 4), { steps: 8 });
    await expect(this.page.locator("[data-dragged]")).toHaveCount(1);
    if (escape) await keyboard.press("Escape");
    await mouse.up();
  }
}
