import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "../setup/fixtures";
import { makeAdministrator } from "../setup/installation";
import type { Person } from "./people";

/** The administration, by the names that users see. */
export class AdminPages {
  readonly dialog: Locator;
  readonly reason: Locator;
  readonly search: Locator;
  readonly people: Locator;
  readonly sessions: Locator;
  readonly notifications: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.reason = this.dialog.getByLabel("Reason");
    this.search = page.getByRole("searchbox", { name: "Search people" });
    this.people = page.getByRole("main").getByRole("listitem");
    this.sessions = page.getByRole("region", { name: "Sessions" });
    this.notifications = page.getByRole("region", { name: "Notifications" });
  }

  /** Opens a user's page from the list. */
  async find({ name, email }: Person): Promise<void> {
    await this.page.goto("/admin/users");
    await this.search.fill(email);
    await this.people.filter({ hasText: email }).getByRole("link", { name }).click();
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
  }

  /** Runs an action on a user, with a reason. */
  async act(button: string, reason: string, confirm = button): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    await this.reason.fill(reason);
    await this.dialog.getByRole("button", { name: confirm, exact: true }).click();
  }
}

interface AdminFixtures {
  /** Makes a user an administrator, who may be signed in already. */
  promote: (person: Person) => Promise<void>;
  /** The administration, opened by `me` as an administrator. */
  admin: AdminPages;
}

export const test = base.extend<AdminFixtures>({
  promote: async ({ place }, use) => use((person) => makeAdministrator(place, person)),
  admin: async ({ page, me, promote }, use) => {
    await promote(me);
    // Another process changed the role, and the server learns of it by a notification.
    await expect.poll(async () => (await page.context().request.get("/admin", { maxRedirects: 0 })).status()).toBe(200);
    await use(new AdminPages(page));
  },
});

export { expect } from "../setup/fixtures";
