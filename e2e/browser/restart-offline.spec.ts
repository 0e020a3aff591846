import type { BrowserContext } from "@playwright/test";
import { expectOnDevice, untilKept } from "../pages/device";
import { apiOf, newPerson, signUp } from "../pages/people";
import { visit } from "../setup/fixtures";
import { expect, test, unreachable } from "../setup/own-server";

test.slow();
test.beforeEach(({ allowErrors }) => allowErrors(unreachable));

/** Signs somebody up who has two tasks, one of them completed, and opens all of them. */
async function openAll(browser: BrowserContext, origin: string): Promise<void> {
  const ada = newPerson("Ada Lovelace");
  await signUp(browser, origin, ada);
  const api = await apiOf(browser, origin);
  await api.tasks.create.mutate({ title: "Sail", description: "Before Friday" });
  const { id } = await api.tasks.create.mutate({ title: "Anchor" });
  await api.tasks.setCompleted.mutate({ id, completed: true });
  const { page } = await visit(browser);
  await page.goto("/tasks");
  await expectOnDevice(page, ["Anchor", "Sail"]);
  await untilKept(page);
}

async function expectAll(browser: BrowserContext): Promise<void> {
  const { page, tasks } = await visit(browser);
  await page.goto("/tasks");
  await tasks.expectTitles(["Sail"]);
  await tasks.open("Sail");
  await expect(tasks.field("Description")).toHaveValue("Before Friday");
  await page.goto("/completed");
  await tasks.expectTitles(["Anchor"]);
}

test(
  "a browser that is opened again while the server is down has every list, and goes on when it is back",
  { tag: "@phone" },
  async ({ app, profile }) => {
    await openAll(await profile.open(), app.origin);
    await profile.close();
    await app.halt();
    const browser = await profile.open();
    await expectAll(browser);
    await app.resume();
    const { page, tasks } = await visit(browser);
    await page.goto("/tasks");
    await tasks.add("Buy a rope");
    await expectOnDevice(page, ["Anchor", "Buy a rope", "Sail"]);
  },
);

test("a browser whose processes were all killed has every list when it is opened again without the server", async ({
  app,
  profile,
}) => {
  await openAll(await profile.open(), app.origin);
  // What a browser writes only now and then, such as its local storage, is on the disk.
  await profile.close();
  await expectAll(await profile.open());
  await app.halt();
  await profile.kill();
  await expectAll(await profile.open());
});
