import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppProcess, startAppProcess } from "../../server/app-process";
import { createDirectories } from "../../database/embedded-launcher";
import { patience } from "../../patience";
import { readAnswer, requestRaw, sendRaw } from "../../server/raw-request";

const places = createDirectories();
let app: AppProcess;
let port = 0;

beforeAll(async () => {
  const { code, output } = await startAppProcess({}, ["--build-only"]).ended;
  if (code !== 0) throw new Error(output);
  app = startAppProcess({ DATA_DIR: dirname(await places.make()), RATE_LIMIT: "off", LOG_LEVEL: "warn" });
  port = Number(new URL(await app.origin).port);
}, patience.build);
afterAll(async () => {
  app.child.kill("SIGKILL");
  await app.ended;
  await places.removeAll();
});

const handshake = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

/** Returns the address of every page's folder: `/admin/users/[id]`. */
async function pageAddresses(): Promise<string[]> {
  const files = await readdir("src/app", { recursive: true });
  const folders = files.filter((file) => /(^|\/)page\.tsx$/.test(file)).map((file) => dirname(file));
  return folders.map(
    (folder) =>
      `/${folder
        .split("/")
        .filter((part) => !/^\(.*\)$|^\.$/.test(part))
        .join("/")}`,
  );
}

describe("the built app", () => {
  test.each([
    "/x/../api",
    "/./api/tasks",
    "/_next/../api",
    "/%2e%2e/api",
    "/api/%2e%2e/metrics",
    "//api",
    "/x\\..\\api",
    "*",
  ])("refuses %s", async (target) => {
    for (const method of ["GET", "POST", "OPTIONS"])
      expect((await requestRaw(port, target, { method })).status).toBe(400);
  });

  test("has no API inside its pages, whatever the target", async () => {
    const build = await readFile(join(".build", await readFile(".build/current", "utf8"), ".next", "BUILD_ID"), "utf8");
    const piece = fc.constantFrom(
      ..."/ . .. %2e %5c ; .rsc .json .segments/_tree.segment.rsc api API index _next data static image postponed resume today %00 ? _rsc=1".split(
        " ",
      ),
      build.trim(),
    );
    const headers = [
      "x-matched-path: /api/tasks",
      "x-invoke-path: /api/tasks",
      "x-nextjs-data: 1",
      "rsc: 1",
      "next-resume: 1",
    ];
    const isAnswerOfApi = (body: string) => /"Keel, a task manager with an API|Sign in first/.test(body);
    const target = fc.array(piece, { maxLength: 7 }).map((pieces) => `/${pieces.join("")}`);
    await fc.assert(
      fc.asyncProperty(target, fc.subarray(headers), async (text, chosen) => {
        const { status, body } = await requestRaw(port, text, { headers: chosen });
        const isOwn = /^\/api(\/|\?|$)/.test(text);
        expect([text, status < 500, !isOwn && isAnswerOfApi(body)]).toEqual([text, true, false]);
      }),
      { numRuns: 150 },
    );
    for (const path of [`/_next/data/${build.trim()}/api.json`, "/_next/image?url=/api/tasks&w=64&q=75"])
      expect((await requestRaw(port, path)).status).toBe(404);
  });

  test("answers each page with any parameter, router header and condition, and never fails", async () => {
    const values = [
      "%25",
      "x",
      "%C3%A9",
      "00000000-0000-0000-0000-000000000000",
      "a'b",
      "~",
      "[id]",
      "%5Bid%5D",
      "-",
      "x".repeat(3000),
    ];
    const found: string[] = [];
    for (const page of await pageAddresses()) {
      for (const value of page.includes("[") ? [...values, "%", "%ff", "%00"] : [""]) {
        const target = page.replaceAll(/\[\w+\]/g, value);
        for (const headers of [
          [],
          ["Range: bytes=999999999-", 'If-Match: "x"'],
          ["rsc: 1", "next-router-state-tree: %"],
        ]) {
          const { status } = await requestRaw(port, `${target}?q=%`, { headers });
          if (status >= 500 || Number.isNaN(status)) found.push(`${status} ${target.slice(0, 60)} ${headers.join()}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  test("answers the conditions of a request for each file, and never fails", async () => {
    const { body } = await requestRaw(port, "/sign-in");
    const chunks = [...new Set(body.match(/\/_next\/static\/[^"\\]+\.(?:js|css|woff2)/g))];
    expect(chunks.length).toBeGreaterThan(2);
    const unsatisfiable = ["Range: bytes=999999999-"];
    for (const path of ["/manifest.webmanifest", "/api-docs.css", ...chunks]) {
      for (const coding of [[], ["Accept-Encoding: br"], ["Accept-Encoding: gzip"]]) {
        const ask = async (lines: string[]) =>
          (await requestRaw(port, path, { headers: [...coding, ...lines] })).status;
        expect([path, await ask(unsatisfiable)]).toEqual([path, 416]);
        expect([path, await ask(['If-Match: "x"'])]).toEqual([path, 412]);
        expect([path, await ask(["If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT"])]).toEqual([path, 412]);
        expect([path, await ask(["Range: bytes=5-2"])]).toEqual([path, 200]);
        expect([path, await ask([...unsatisfiable, 'If-Range: "x"'])]).toEqual([path, 200]);
      }
    }
    for (const path of ["/icon.svg", "/apple-icon.png", "/nowhere.css"])
      for (const lines of [unsatisfiable, ['If-Match: "x"']])
        expect((await requestRaw(port, path, { headers: lines })).status).toBeLessThan(500);
  });

  test("redirects only within itself, whatever host the request names", async () => {
    const origin = await app.origin;
    const strangers = ["evil.example", `evil.example:${port}`, `localhost.evil.example:${port}`];
    const forwarded = ["X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "Forwarded: host=evil.example"];
    const found: string[] = [];
    for (const page of await pageAddresses()) {
      for (const target of [page, `${page}/`, `${page}?next=//evil.example`].map((each) => each.replace(/^\/+/, "/"))) {
        for (const host of [new URL(origin).host, ...strangers]) {
          const lines = [`GET ${target.replaceAll(/\[\w+\]/g, "x")} HTTP/1.1`, `Host: ${host}`, "Connection: close"];
          const { headers } = readAnswer(await sendRaw(port, `${[...lines, ...forwarded].join("\r\n")}\r\n\r\n`));
          const refresh = headers.get("refresh")?.replace(/^\d+;\s*url=/i, "");
          for (const to of [headers.get("location"), refresh]) {
            if (to === undefined) continue;
            found.push(target);
            expect([target, host, new URL(to, origin).origin]).toEqual([target, host, origin]);
          }
        }
      }
    }
    expect(found.length).toBeGreaterThan(20);
  });

  test("answers an upgrade offer in HTTP/1.1, stops on request, and has printed no stack trace", async () => {
    for (const path of ["/", "/sign-in", "/api/tasks", "/api/trpc", "/_next/webpack-hmr", "/_next/static/x"])
      expect((await requestRaw(port, path, { headers: handshake })).status).toBeLessThan(500);
    app.child.kill("SIGTERM");
    const { code, output } = await app.ended;
    expect(code).toBe(0);
    expect(output).not.toMatch(/^\s+at |Error/m);
  });
});
