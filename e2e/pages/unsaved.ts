import { expect, type Page } from "@playwright/test";
import { patience } from "../setup/patience";
import { expectOnDevice, untilKept } from "./device";
import type { Api } from "./people";
import { TaskPages } from "./task-pages";

/** The button in the frame that says how many changes wait. */
export const waiting = (page: Page) => page.getByRole("button", { name: /changes? waits?$/ }).filter({ visible: true });

/** What it opens. */
export const details = (page: Page) => page.getByRole("dialog", { name: "Changes that wait" });

/** The question before changes are lost. */
export const question = (page: Page) => page.getByRole("dialog", { name: /not saved yet$/ });

/** Expects the server to have exactly these tasks, the newest first. */
export const expectSaved = (api: Api, titles: readonly string[]) =>
  expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title), { timeout: patience.navigation })
    .toEqual(titles);

/** Opens the list of all tasks, with one on it, and waits until it opens without the server. */
export async function openAll(page: Page, api: Api): Promise<void> {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Pay rent"]);
  await untilKept(page);
}

/** Lets no change of this page reach the server, which can be reached otherwise. Returns the function that ends this. */
export async function withholdPush(page: Page): Promise<() => Promise<void>> {
  const push = /\/api\/trpc\/sync\.push/;
  await page.route(push, (route) => route.abort());
  return () => page.unroute(push);
}

/** Chooses to sign out, which may be asked about. */
export async function signOut(page: Page): Promise<void> {
  await new TaskPages(page).openAccountMenu();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}
