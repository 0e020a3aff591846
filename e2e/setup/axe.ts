import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules whose result depends on the theme. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** The rules that the dark theme is checked by: those about colours, unless the themes may differ in more. */
interface AxeOptions {
  dark?: "colours" | "every rule";
}

/** Expects axe to find nothing on the page, in the light and the dark theme. */
export async function expectNoViolations(page: Page, options: AxeOptions = {}): Promise<void> {
  expect(await violationsOn(page, options)).toEqual([]);
}

/** Returns axe's violations on the page in the light and the dark theme, as text. */
export async function violationsOn(page: Page, { dark = "colours" }: AxeOptions = {}): Promise<string[]> {
  const inLight = await violationsIn(page, "light");
  const inDark = await violationsIn(page, "dark", dark === "colours" ? colourRules : undefined);
  await page.emulateMedia({ colorScheme: "light" });
  return [...inLight, ...inDark];
}

async function violationsIn(page: Page, colorScheme: "light" | "dark", rules?: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await untilStill(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const found = await page.evaluate(async (runOnly) => {
    const options = { resultTypes: ["violations" as const], ...(runOnly !== undefined && { runOnly }) };
    return (await window.axe?.run(document, options))?.violations;
  }, rules);
  if (found === undefined) throw new Error("axe did not run.");
  return found.map(({ id, nodes }) => {
    const elements = nodes.map(({ html, failureSummary = "" }) => `${html} ${failureSummary}`);
    return `${id}, ${colorScheme}: ${elements.join("\n")}`;
  });
}

/** Waits until nothing moves, because a colour in transition is neither of the two. A busy button spins forever. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // The transitions of a new theme start with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => animation)),
    );
  });
}
