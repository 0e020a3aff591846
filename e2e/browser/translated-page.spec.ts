import type { Page } from "@playwright/test";
import { expect, test } from "../setup/fixtures";

/** Does what a browser's translator does: replaces every text by a `<font>`, also later ones. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isLeft = (node: Node) => node.parentElement?.closest("script, style, textarea, font, title") !== null;
    const change = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Node[] = root.nodeType === Node.TEXT_NODE ? [root] : [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (isLeft(text) || text.nodeValue?.trim() === "") continue;
        const font = document.createElement("font");
        const inner = document.createElement("font");
        inner.textContent = text.nodeValue;
        font.append(inner);
        text.parentNode?.replaceChild(font, text);
      }
    };
    change(document.body);
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) if (node.isConnected) change(node);
    }).observe(document.body, { childList: true, subtree: true });
  });
}

test("a page that the browser translates keeps working and shows new text", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Buy milk and bread", priority: "high", tags: ["home"] });
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await translate(page);

  await tasks.search.fill("milk");
  await tasks.expectTitles(["Buy milk and bread"]);
  await tasks.search.fill("bread");
  await expect(page.locator("mark")).toHaveText(["bread"]);
  await tasks.search.fill("");
  await tasks.expectTitles(["Pay rent", "Buy milk and bread"]);

  await tasks.filter("Priority", "High");
  await tasks.expectTitles(["Buy milk and bread"]);
  await expect(page.getByRole("button", { name: "Priority: High" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();

  await tasks.open("Pay rent");
  await tasks.field("Title").fill("Pay the rent");
  await tasks.field("Title").press("Enter");
  await tasks.expectTitles(["Pay the rent", "Buy milk and bread"]);
  await tasks.closePanel();

  await tasks.choose("Pay the rent", "Due tomorrow");
  await expect(tasks.row("Pay the rent")).toContainText("Tomorrow");
  await tasks.checkbox("Pay the rent").click();
  await tasks.expectTitles(["Buy milk and bread"]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await tasks.expectTitles(["Pay the rent", "Buy milk and bread"]);
  await tasks.add("A third one");
  await tasks.goTo("Upcoming");
  await tasks.expectTitles(["Pay the rent"]);
  await tasks.goTo("All tasks");
  await tasks.expectTitles(["A third one", "Pay the rent", "Buy milk and bread"]);
});
