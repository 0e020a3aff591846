import { chromium, type Browser, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOn } from "../../e2e/setup/axe";
import { startHttpServer, type HttpServer } from "~/testing/server/http";
import { signUp, type Person } from "~/testing/people/people";
import { chromiumFlags, installedChromiums } from "./chromium";

const [executablePath] = installedChromiums();

let keel: HttpServer;
let ada: Person;
beforeAll(async () => {
  keel = await startHttpServer();
  ada = await signUp({ server: keel });
});
afterAll(() => keel.stop());

const cookiesOf = ({ cookie }: Person) =>
  cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: keel.origin };
  });

test("the page lists every call with a command for it, and runs only its own files", async () => {
  const [response, document] = await Promise.all([keel.fetch("/api/docs"), keel.fetch("/api/openapi.json")]);
  const html = await response.text();
  const { paths }: { paths: Record<string, object> } = await document.json();
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods)) {
      expect(html).toContain(`aria-label="${method.toUpperCase()} ${path}"`);
    }
  }
  expect(html.match(/curl (-X \w+ )?(&#39;|')http/g)).toHaveLength(Object.values(paths).flatMap(Object.keys).length);
  expect(response.headers.get("content-type")).toMatch(/^text\/html/);
  const policy = response.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(html).not.toMatch(/<script>|<style|style=|\son[a-z]+=|javascript:/);
  expect([...html.matchAll(/ src="([^"]+)"| href="(\/[^"]+)"/g)].length).toBeGreaterThan(2);
});

describe.runIf(executablePath !== undefined)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ args: chromiumFlags, executablePath: executablePath ?? "" });
    return () => browser.close();
  });

  /** Opens the page. Returns it with its errors and its requests to other origins. */
  async function open(person?: Person, width = 1280) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    if (person !== undefined) await context.addCookies(cookiesOf(person));
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => message.text().includes("Content Security Policy") && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => request.url().startsWith(keel.origin) || faults.push(request.url()));
    await page.goto(`${keel.origin}/api/docs`);
    return { page, faults };
  }

  const callIn = async (page: Page, name: string, summary: string) => {
    const form = page.getByRole("form", { name, exact: true });
    await page.locator("summary").filter({ hasText: summary }).first().click();
    return {
      form,
      send: form.getByRole("button", { name: "Send" }),
      answer: form.getByRole("group", { name: "Response" }),
    };
  };

  test("tries calls as the signed-in user, and continues with the created task", async () => {
    const { page, faults } = await open(ada);
    const create = await callIn(page, "POST /api/tasks", "Add a task");
    await create.form.getByLabel("Body").fill('{"title":"From the page <b>bold</b>"}');
    await create.send.click();
    await create.answer.getByText("POST /api/tasks → 201").waitFor();
    expect(await create.answer.locator("pre").first().textContent()).toContain('"title": "From the page <b>bold</b>"');
    const read = await callIn(page, "GET /api/tasks/{id}", "Read a task");
    await read.send.click();
    await read.answer.getByText("→ 200").waitFor();
    const change = await callIn(page, "PATCH /api/tasks/{id}", "Change a task");
    await change.form.getByLabel("If-Match").fill('"7"');
    await change.send.click();
    await change.answer.getByText("→ 412").waitFor();
    await page.getByRole("status").filter({ hasText: "→ 412" }).waitFor({ state: "attached" });
    const list = await callIn(page, "GET /api/tasks", "List tasks");
    await list.form.getByLabel("priority").fill("low");
    await list.form.getByLabel("order").selectOption("asc");
    await list.send.click();
    await list.answer.getByText("GET /api/tasks?priority=low&order=asc → 200").waitFor();
    expect(faults).toEqual([]);
  });

  test("tries calls with a token, by keyboard, and stores it nowhere", async () => {
    const { page, faults } = await open();
    const list = await callIn(page, "GET /api/tasks", "List tasks");
    await list.send.click();
    await list.answer.getByText("→ 401").waitFor();
    await page.getByLabel("Bearer token").fill(ada.token);
    await list.form.getByLabel("limit").focus();
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await list.answer.getByText("→ 200").waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([localStorage.length, sessionStorage.length, document.cookie]),
    );
    expect(kept).toBe('[0,0,""]');
    expect(page.url()).toBe(`${keel.origin}/api/docs`);
    expect(faults).toEqual([]);
  });

  test.each([1280, 320])(
    "has no accessibility fault at %i pixels in either theme, and nothing wider than the window",
    async (width) => {
      const { page } = await open(ada, width);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      expect(await violationsOn(page, { dark: "every rule" })).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );
});
