import type { Locator, Page } from "@playwright/test";
import { untilHydrated } from "../setup/hydrated";

/** The projects in the sidebar, or on a phone in its drawer. */
export class ProjectPages {
  readonly form: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole("dialog", { name: /^(Add|Edit) project$/ });
  }

  /** Returns the links of the projects, after the drawer is open on a phone. */
  async nav(): Promise<Locator> {
    await untilHydrated(this.page);
    const nav = this.page.getByRole("navigation", { name: "Projects" }).filter({ visible: true });
    if (this.isOnPhone() && !(await nav.isVisible())) {
      await this.page.getByRole("navigation", { name: "Main lists" }).getByRole("button", { name: "Menu" }).click();
    }
    return nav;
  }

  async link(name: string): Promise<Locator> {
    return (await this.nav()).getByRole("link", { name: new RegExp(`^${name}( ?,|$)`) });
  }

  async add(name: string, color?: string): Promise<void> {
    await (await this.nav()).getByRole("button", { name: "Add project" }).click();
    await this.form.getByLabel("Name").fill(name);
    if (color !== undefined) await this.form.getByRole("radio", { name: color }).check({ force: true });
    await this.form.getByRole("button", { name: "Add project" }).click();
  }

  /** Chooses a command of the menu of a project. */
  async choose(name: string, entry: string): Promise<void> {
    await (await this.nav()).getByRole("button", { name: `More actions for ${name}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: entry }).click();
  }

  isOnPhone(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 768;
  }
}
