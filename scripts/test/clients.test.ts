import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { chromium, type Browser } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen } from "~/server/http/listen";
import { sendFile, startHttpServer, type HttpServer } from "~/testing/server/http";
import { signUp, type Person } from "~/testing/people/people";
import { restAs } from "~/testing/server/rest";
import { chromiumFlags, installedChromiums } from "./chromium";

const run = promisify(execFile);
const answers = (command: string) =>
  run(command, ["--version"]).then(
    () => true,
    () => false,
  );
const [hasCurl, hasPython] = await Promise.all([answers("curl"), answers("python3")]);
const [executablePath] = installedChromiums();
if (!hasCurl) console.log("curl is not installed: the client in curl is not tested.");
if (!hasPython) console.log("Python 3 is not installed: the client in Python is not tested.");

let keel: HttpServer;
let ada: Person;
let elsewhere: string;
const pages = createServer((request, response) => void sendFile(`docs/clients${request.url ?? "/"}`, response));
const foreign = createServer((request, response) => void sendFile(`docs/clients${request.url ?? "/"}`, response));
let foreignOrigin: string;

beforeAll(async () => {
  elsewhere = `http://localhost:${await listen(pages, 0, "localhost")}`;
  foreignOrigin = `http://localhost:${await listen(foreign, 0, "localhost")}`;
  keel = await startHttpServer({ ALLOWED_ORIGINS: elsewhere });
  ada = await signUp({ server: keel });
});
afterAll(async () => {
  pages.close();
  foreign.close();
  await keel.stop();
});

const environment = () => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env["PATH"],
  KEEL: keel.origin,
  KEEL_EMAIL: ada.email,
  KEEL_PASSWORD: ada.password,
});

describe("the example clients", () => {
  test.runIf(hasCurl)("in curl adds, changes, completes and deletes a task", async () => {
    const { stdout } = await run("sh", ["docs/clients/curl.sh"], { env: environment() });
    expect(stdout.replace(/added \S{36}/, "added …")).toBe(
      "added …\nchanged; the old version is refused with 412\ndone: Water the ferns\ndeleted\n",
    );
  });

  test.runIf(hasCurl)("in curl stops at a refusal, and shows it", async () => {
    const env = { ...environment(), KEEL_PASSWORD: "not the password" };
    const failed = await run("sh", ["docs/clients/curl.sh"], { env }).then(
      () => "it went on",
      (error: unknown) => String(error),
    );
    expect(failed).toContain("401");
  });

  test.runIf(hasPython)("in Python walks all pages and understands refusals", async () => {
    const { stdout } = await run("python3", ["docs/clients/keel.py"], { env: environment() });
    expect(stdout.trim().split("\n")).toEqual([
      "added 5",
      "listed ['Chapter 1', 'Chapter 2', 'Chapter 3', 'Chapter 4', 'Chapter 5']",
      "changed Chapter one 2026-11-20T09:00:00Z",
      "refused 412 precondition_failed Chapter one",
      "refused 400 Enter some text.",
      "completed True",
      "left 0",
    ]);
  });
});

describe.runIf(executablePath !== undefined)("a page on another origin", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ args: chromiumFlags, executablePath: executablePath ?? "" });
    return () => browser.close();
  });

  const open = async (origin: string) => {
    const page = await browser.newPage();
    await page.goto(`${origin}/browser.html`);
    await page.getByLabel("Server").fill(keel.origin);
    return { page, status: page.getByRole("status") };
  };

  test("lists and adds tasks with a Bearer token", async () => {
    const grace = await signUp({ server: keel });
    for (const title of ["one", "two"]) await restAs(grace)("POST", "/api/tasks", { title });
    const { page, status } = await open(elsewhere);
    await page.getByLabel("Bearer token").fill(grace.token);
    await page.getByLabel("New task").fill("three");
    await page.getByRole("button").click();
    await status.getByText("3 open tasks").waitFor();
    expect(await page.getByRole("listitem").allTextContents()).toEqual(["three", "two", "one"]);
    await page.getByLabel("Bearer token").fill("not.a.token");
    await page.getByRole("button").click();
    await status.getByText("Sign in first. (unauthorized, request ").waitFor();
  });

  test("lists and adds tasks with the cookie of the signed-in user", async () => {
    const { page, status } = await open(elsewhere);
    const cookies = ada.cookie.split("; ").map((pair) => ({
      name: pair.slice(0, pair.indexOf("=")),
      value: pair.slice(pair.indexOf("=") + 1),
      url: keel.origin,
    }));
    await page.context().addCookies(cookies);
    await page.getByLabel("New task").fill("by cookie");
    await page.getByRole("button").click();
    await status.getByText("1 open tasks").waitFor();
  });

  test("learns nothing when its origin is not allowed", async () => {
    const { page, status } = await open(foreignOrigin);
    await page.getByLabel("Bearer token").fill(ada.token);
    await page.getByRole("button").click();
    await status.getByText("Failed to fetch").waitFor();
  });
});
