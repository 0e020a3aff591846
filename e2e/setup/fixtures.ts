import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { AccountPages } from "../pages/account-pages";
import { untilHydrated } from "./hydrated";
import { createAccount, openSession, type Place } from "./installation";
import { type Mail, Mailbox } from "../pages/mailbox";
import { type Api, apiOf, newPerson, type Person, signUp } from "../pages/people";
import { TaskPages } from "../pages/task-pages";

export interface Visit {
  context: BrowserContext;
  page: Page;
  tasks: TaskPages;
}

interface Fixtures {
  origin: string;
  /** The installation under test. */
  place: Place;
  /** Whether users sign up through the API, with its mail and events; otherwise their rows are inserted, which is fast. */
  signsUp: boolean;
  /** Creates an account, and signs its owner in to `context`. */
  join: (context: BrowserContext, person: Person) => Promise<void>;
  /** The user of this test, signed in on `page`. */
  me: Person;
  /** The API with the rights of `me`. */
  api: Api;
  /** The task pages of `me`. */
  tasks: TaskPages;
  /** The pages for signing in and up. */
  account: AccountPages;
  /** Returns the newest mail with this subject to this address. */
  mailTo: (address: string, subject: string) => Promise<Mail>;
  /** Opens a signed-out browser context, closed after the test. */
  openBrowser: () => Promise<BrowserContext>;
  /** Signs up another user in a browser of their own. */
  meet: (name: string) => Promise<Visit & { person: Person; api: Api }>;
  /** Opens `me` in a second browser. */
  secondBrowser: () => Promise<Visit>;
  /** Fails the test on errors in its pages. */
  errors: ErrorWatch;
  /** Allows console errors that this test provokes. */
  allowErrors: (...patterns: RegExp[]) => void;
}

export const test = base.extend<Fixtures>({
  origin: [process.env["KEEL_ORIGIN"] ?? "http://localhost:3000", { option: true }],
  page: async ({ page, javaScriptEnabled }, use) => use(javaScriptEnabled ? withHydration(page) : page),
  baseURL: async ({ origin }, use) => use(origin),
  errors: [
    async ({ context }, use) => {
      const watch = new ErrorWatch();
      watch.add(context);
      await use(watch);
      expect(watch.unexpected(), "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  allowErrors: async ({ errors }, use) => use((...patterns) => errors.allow(patterns)),
  place: async ({ origin }, use) => use({ origin, directory: process.env["KEEL_DATA_DIR"] ?? ".data" }),
  signsUp: [false, { option: true }],
  join: async ({ place, signsUp }, use) => {
    await use(async (context, person) => {
      if (signsUp) return signUp(context, place.origin, person);
      await createAccount(place, person);
      await openSession(context, place, person);
    });
  },
  me: async ({ context, join }, use) => {
    const person = newPerson("Ada Lovelace");
    await join(context, person);
    await use(person);
  },
  api: async ({ context, origin, me: _signedIn }, use) => use(await apiOf(context, origin)),
  tasks: async ({ page, me: _signedIn }, use) => use(new TaskPages(page)),
  account: async ({ page }, use) => use(new AccountPages(page)),
  mailTo: async ({ browser, origin }, use) =>
    use((address, subject) => new Mailbox(browser, origin).newest(address, subject)),
  openBrowser: async ({ browser, errors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      errors.add(context);
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
  meet: async ({ openBrowser, origin, join }, use) => {
    await use(async (name) => {
      const context = await openBrowser();
      const person = newPerson(name);
      await join(context, person);
      return { ...(await visit(context)), person, api: await apiOf(context, origin) };
    });
  },
  secondBrowser: async ({ openBrowser, place, me }, use) => {
    await use(async () => {
      const context = await openBrowser();
      await openSession(context, place, me);
      return visit(context);
    });
  },
});

export { expect } from "@playwright/test";

/** Opens a page in a browser. */
export async function visit(context: BrowserContext): Promise<Visit> {
  const page = withHydration(await context.newPage());
  return { context, page, tasks: new TaskPages(page) };
}

/** Makes `goto` and `reload` wait for hydration. */
function withHydration(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...args) => {
    const response = await goto(...args);
    await untilHydrated(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    await untilHydrated(page);
    return response;
  };
  return page;
}

/** Collects console errors, including hydration and policy violations, and uncaught exceptions. */
class ErrorWatch {
  readonly #found: string[] = [];
  readonly #allowed: RegExp[] = [];

  add(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.#found.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.#found.push(`uncaught: ${error.error().message}`));
  }

  allow(patterns: readonly RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  unexpected(): string[] {
    return this.#found.filter((error) => !this.#allowed.some((pattern) => pattern.test(error)));
  }
}
