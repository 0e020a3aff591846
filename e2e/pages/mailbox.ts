import { type Browser, expect } from "@playwright/test";
import { patience } from "../setup/patience";

export interface Mail {
  text: string;
  /** The address of its button. */
  link: string;
}

/** The subject of the mail after a sign-up. */
export const confirmationSubject = "Confirm your e-mail address";

/** The outbox of an installation without a mail server. */
export class Mailbox {
  readonly #browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Returns the newest mail with `subject` to `address`, once it is there. */
  newest(address: string, subject: string): Promise<Mail> {
    return this.#read(async (page) => {
      const entry = page.getByRole("listitem").filter({ hasText: address });
      await expect(async () => {
        await page.goto(`${this.#origin}/outbox`);
        await expect(entry.getByRole("link", { name: subject }).first()).toBeVisible({ timeout: patience.look });
      }).toPass();
      await entry.getByRole("link", { name: subject }).first().click();
      const text = await page.locator("pre").innerText();
      return { text, link: /https?:\/\/\S+/.exec(text)?.[0] ?? "" };
    });
  }

  /** Returns the subjects of the mail to `address`, the newest first. */
  subjects(address: string): Promise<string[]> {
    return this.#read(async (page) => {
      await page.goto(`${this.#origin}/outbox`);
      return page.getByRole("listitem").filter({ hasText: address }).getByRole("link").allInnerTexts();
    });
  }

  async #read<Result>(read: (page: Awaited<ReturnType<Browser["newPage"]>>) => Promise<Result>): Promise<Result> {
    const page = await this.#browser.newPage({ javaScriptEnabled: false });
    try {
      return await read(page);
    } finally {
      await page.close();
    }
  }
}
