import { readdirSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { expect, test } from "vitest";
import { views } from "~/features/tasks/list/views";
import { saysOut, treatmentOf } from "./treatment";

const own = "https://keel.example";
const asked = (path: string, mode: RequestMode = "navigate", method = "GET") =>
  treatmentOf({ method, mode, url: new URL(path, own).href }, own);

test("a list that is opened as a page is one that the shell may stand in for, whatever is chosen in it", () => {
  for (const { path } of Object.values(views)) {
    for (const query of ["", "?task=1", "?q=%2Fapi%2F&sort=title"]) expect(asked(path + query)).toBe("list");
  }
});

test("every page that stands among the lists is such a list, so that none is forgotten", () => {
  const folder = join("src", "app", "(tasks)");
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => basename(path) === "page.tsx",
  );
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const folders = dirname(page).split(sep);
    const path = folders
      .map((name) => (name.startsWith("[") ? "019a0000-0000-7000-8000-000000000000" : name))
      .join("/");
    expect([page, asked(`/${path}`)]).toEqual([page, "list"]);
  }
});

test("the files of a release are answered from what is kept", () => {
  expect(asked("/_next/static/chunks/a.js", "no-cors")).toBe("file");
  expect(asked("/_next/static/media/inter.woff2", "cors")).toBe("file");
});

test("the worker leaves everything else alone: the API, what the router asks for, other pages, other sites, and what changes something", () => {
  const paths = [
    "/",
    "/shell",
    "/sw.js",
    "/settings/data",
    "/sign-in?next=/today",
    "/admin",
    "/today/x",
    "/todays",
    "//today",
  ];
  for (const path of ["/api", "/api/trpc/sync.changes", "/api/auth/get-session", "/readyz", "/outbox", ...paths]) {
    expect([path, asked(path)]).toEqual([path, undefined]);
  }
  for (const { path } of Object.values(views)) {
    for (const mode of ["cors", "same-origin", "no-cors"] as const)
      expect(asked(`${path}?_rsc=1`, mode)).toBeUndefined();
    expect(asked(path, "navigate", "POST")).toBeUndefined();
    expect(asked(`https://other.example${path}`)).toBeUndefined();
  }
  expect(asked("https://other.example/_next/static/chunks/a.js", "no-cors")).toBeUndefined();
});

test("only what says that the server is out is taken for an outage", () => {
  expect([502, 503, 504].every((status) => saysOut({ status }))).toBe(true);
  // 0 is a redirect that the browser follows by itself.
  expect([0, 200, 304, 307, 400, 401, 404, 409, 429, 500].some((status) => saysOut({ status }))).toBe(false);
});
