import { expect, type Locator, type Page } from "@playwright/test";
import { untilHydrated } from "../setup/hydrated";

type List = "Today" | "Upcoming" | "All tasks" | "Completed" | "Trash";

/** The task pages, by the names that users see. */
export class TaskPages {
  readonly list: Locator;
  readonly addField: Locator;
  readonly addButton: Locator;
  readonly search: Locator;
  readonly notifications: Locator;
  /** The open task, beside the list or in a sheet. */
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("main").getByRole("list", { name: "Tasks" });
    this.addField = page.getByLabel("Add a task", { exact: true });
    this.addButton = page.getByRole("button", { name: "Add task" });
    this.search = page.getByRole("searchbox", { name: "Search tasks" });
    this.notifications = page.getByRole("region", { name: "Notifications" });
    // While the page streams, a hidden copy of the server's HTML stands beside it.
    this.panel = page.getByLabel("Task details", { exact: true }).filter({ visible: true });
  }

  row(title: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.checkbox(title) });
  }

  checkbox(title: string): Locator {
    return this.page.getByRole("checkbox", { name: `Complete ${title}`, exact: true });
  }

  /** The row's title, which opens the task. */
  link(title: string): Locator {
    return this.row(title).getByRole("link", { name: title, exact: true });
  }

  async add(title: string): Promise<void> {
    await untilHydrated(this.page);
    await this.addField.fill(title);
    await this.addField.press("Enter");
    await expect(this.addField).toHaveValue("");
  }

  async open(title: string): Promise<Locator> {
    await this.link(title).click();
    await expect(this.panel).toBeVisible();
    return this.panel;
  }

  /** A text field of the open task. */
  field(name: "Title" | "Description"): Locator {
    return this.panel.getByRole("textbox", { name, exact: true });
  }

  /** A property of the open task: the row that shows it, and opens what changes it. */
  property(name: "Due date" | "Reminder" | "Repeat" | "Priority" | "Project"): Locator {
    return this.panel.getByRole("button", { name: new RegExp(`^(${name}: |Add ${name.toLowerCase()}$)`) });
  }

  /** The field for the tags of the open task, once the page reacts. */
  async tagField(): Promise<Locator> {
    await untilHydrated(this.page);
    return this.panel.getByRole("combobox", { name: "Tags" });
  }

  /** Opens the choice of the open task's due date. */
  async openDueDate(): Promise<Locator> {
    await untilHydrated(this.page);
    await this.property("Due date").click();
    return this.page.getByRole("dialog", { name: "Due date", exact: true });
  }

  async closePanel(): Promise<void> {
    await this.panel.getByRole("button", { name: "Close", exact: true }).click();
    await expect(this.panel).toHaveCount(0);
  }

  /** Chooses a command of the row's menu. */
  async choose(title: string, entry: string): Promise<void> {
    await this.row(title)
      .getByRole("button", { name: `More actions for ${title}`, exact: true })
      .click();
    await this.page.getByRole("menuitem", { name: entry }).click();
  }

  /** Expects exactly these titles in the list, in this order. */
  async expectTitles(titles: readonly string[]): Promise<void> {
    await expect(this.list.getByRole("link")).toHaveText([...titles]);
  }

  async goTo(list: List): Promise<void> {
    const menu = await this.openMenu();
    await menu
      .getByRole("navigation", { name: "Lists", exact: true })
      .getByRole("link", { name: new RegExp(`^${list}( ?,|$)`) })
      .click();
    await expect(this.page.getByRole("heading", { level: 1, name: list })).toBeVisible();
  }

  /** Chooses in one of the filters above the list, and closes its menu. */
  async filter(name: "Show" | "Priority" | "Project" | "Due" | "Tag", choice: string): Promise<void> {
    await this.openToolbar();
    const trigger = this.page
      .getByRole("search", { name: "Filters" })
      .getByRole("button", { name: new RegExp(`^${name}(:|$)`) });
    await trigger.click();
    const menu = this.page.getByRole("menu");
    const entry = menu
      .getByRole("menuitemradio", { name: choice, exact: true })
      .or(menu.getByRole("menuitemcheckbox", { name: choice, exact: true }));
    await entry.click();
    if (await entry.isVisible()) await this.page.keyboard.press("Escape");
    await expect(menu).toHaveCount(0);
  }

  async groupBy(label: string): Promise<void> {
    await this.openToolbar();
    await this.page.getByLabel("Group by").selectOption({ label });
  }

  async layOutAs(layout: "List" | "Board" | "Calendar"): Promise<void> {
    await this.openToolbar();
    await this.page.getByRole("group", { name: "Layout" }).getByRole("button", { name: layout }).click();
  }

  async sortBy(label: string): Promise<void> {
    await this.openToolbar();
    await this.page.getByRole("combobox", { name: "Sort by" }).selectOption({ label });
  }

  async turnOrder(): Promise<void> {
    await this.page.getByRole("button", { name: /^Sort order/ }).click();
  }

  /** Shows the filters and the sort, which stand behind an icon. */
  async openToolbar(): Promise<void> {
    await untilHydrated(this.page);
    const button = this.page.getByRole("button", { name: "Filter and sort" });
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  }

  async signOut(): Promise<void> {
    await this.openAccountMenu();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(this.page).toHaveURL(/\/(sign-in.*)?$/);
  }

  async openAccountMenu(): Promise<void> {
    const menu = await this.openMenu();
    const account = menu.getByRole("button", { name: /^Account/ });
    await untilHydrated(this.page);
    await account.click();
  }

  /** Returns the part of the page with lists and account: the sidebar, or on a phone the opened drawer. */
  async openMenu(): Promise<Page | Locator> {
    if ((this.page.viewportSize()?.width ?? 0) >= 768) return this.page;
    const button = this.page.getByRole("navigation", { name: "Main lists" }).getByRole("button", { name: "Menu" });
    await untilHydrated(this.page);
    await button.click();
    return this.page.getByRole("dialog", { name: "Menu" });
  }
}
