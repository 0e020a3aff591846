import type { Locator, Page } from "@playwright/test";
import type { Person } from "./people";

/** Sign-in and sign-up, by the names that users see. */
export class AccountPages {
  readonly name: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly signUpButton: Locator;
  readonly signInButton: Locator;
  readonly newPassword: Locator;
  readonly title: Locator;
  readonly confirmButton: Locator;

  constructor(page: Page) {
    this.name = page.getByLabel("Name", { exact: true });
    this.email = page.getByLabel("E-mail", { exact: true });
    this.password = page.getByLabel("Password", { exact: true });
    this.signUpButton = page.getByRole("main").getByRole("button", { name: "Create account" });
    this.newPassword = page.getByLabel("New password", { exact: true });
    this.confirmButton = page.getByRole("button", { name: "Confirm address" });
    this.title = page.getByRole("heading", { level: 1 });
    this.signInButton = page.getByRole("main").getByRole("button", { name: "Sign in" });
  }

  async signUp({ name, email, password }: Person): Promise<void> {
    await this.name.fill(name);
    await this.email.fill(email);
    await this.password.fill(password);
    await this.signUpButton.click();
  }

  async signIn({ email, password }: Pick<Person, "email" | "password">): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.signInButton.click();
  }

  /** Confirms on the page of a link, in a browser that is signed out of its account. */
  async confirmAddressAs({ password }: Pick<Person, "password">): Promise<void> {
    await this.confirmButton.click();
    await this.password.fill(password);
    await this.confirmButton.click();
  }
}
