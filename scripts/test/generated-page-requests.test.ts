import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fuzzBudget } from "~/testing/fuzz/budget";
import { expectHarmlessExchange } from "~/testing/fuzz/harmless-exchange";
import { hostileCookies } from "~/testing/fuzz/hostile-cookies";
import {
  asLatin1,
  encodeLoosely,
  conditionalHeaders,
  frameworkHeaders,
  hostileMethod,
  hostileTarget,
} from "~/testing/fuzz/hostile-targets";
import { reportCounts } from "~/testing/fuzz/request-count";
import { hostileString } from "~/testing/hostile/hostile-values";
import { cookieFrom, newEmail, postJson } from "~/testing/people/people";
import { startApp, type App } from "../app";
import { findRelease } from "../build/releases.mjs";
import { hashSources } from "../build/sources.mjs";

const { budget, patience } = fuzzBudget(5);
reportCounts();

/** Building takes a minute, so the pages are only tested after a build. */
const release = await findRelease(process.cwd(), await hashSources(process.cwd()));
const password = "a long enough password";
const parameters =
  "filter status priority tags due q sort order cursor page task token next error code email kind from to method".split(
    " ",
  );

/** The addresses of all pages, in which `[id]` is a placeholder. */
const pages = readdirSync("src/app", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("page.tsx"))
  .map(
    (path) =>
      `/${path
        .split("/")
        .filter((part) => !/^\(|^page\.tsx$/.test(part))
        .join("/")}`,
  );

const encoded = (text: string) => encodeLoosely(text).slice(0, 3000);
const part = fc.oneof(
  hostileString.map(encoded),
  fc.constantFrom("%", "%ff", "%E0%A4%A", "0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f"),
);
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...parameters), part), part), { maxLength: 5 })
  .map((pairs) => pairs.map((pair) => pair.join("=")).join("&"));
/** A page with unexpected parameters. */
const pageTarget = fc
  .tuple(fc.constantFrom(...pages), part, query)
  .map(([page, id, search]) => `${page.replace("[id]", () => id)}${search === "" ? "" : `?${search}`}`);

function filesBelow(directory: string, prefix: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${prefix}/${relative(directory, join(entry.parentPath, entry.name))}`);
}

describe.skipIf(release === undefined)("the built app", () => {
  let app: App;
  let cookies: string[] = [];
  let files: string[] = [];

  beforeAll(async () => {
    app = await startApp({ logFile: join(tmpdir(), `keel-fuzz-${process.pid}.log`) });
    const email = newEmail();
    const visitor = await send("sign-up", { name: "Bob", email: newEmail(), password });
    await send("sign-up", { name: "Ada", email, password });
    await app.grantAdmin(email);
    cookies = [visitor, await send("sign-in", { email, password })];
    files = [
      ...filesBelow("public", ""),
      ...filesBelow(join(release ?? "", ".next", "static"), "/_next/static"),
      "/icon.svg",
    ];
  });
  afterAll(() => app.stop());

  /** Signs up or in. Returns the browser's Cookie header. */
  async function send(action: "sign-up" | "sign-in", body: object): Promise<string> {
    const authApi = {
      runtime: { origin: app.origin },
      fetch: (path: string, init?: RequestInit) => fetch(app.origin + path, init),
    };
    const answer = await postJson(authApi, `/api/auth/${action}/email`, body);
    expect(answer.status).toBe(200);
    return cookieFrom(answer);
  }

  async function expectHarmless(method: string, target: string, headers: [string, string][]): Promise<void> {
    const request = { method, target, headers: [["Host", new URL(app.origin).host] as const, ...headers] };
    await expectHarmlessExchange(app.origin, request);
  }

  const someone = fc
    .constant(undefined)
    .chain(() =>
      fc.constantFrom<[string, string][][]>([], ...cookies.map((cookie): [string, string][] => [["Cookie", cookie]])),
    );
  const withoutLength = (headers: [string, string][]) => headers.filter(([name]) => name !== "content-length");

  test("answers every page with any values in its address", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(pageTarget, someone, (target, cookie) => expectHarmless("GET", target, cookie)),
      budget,
    );
  });

  test(
    "answers every page with any headers that a proxy or a framework would send",
    { timeout: patience },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          hostileMethod,
          fc.constantFrom(...pages),
          frameworkHeaders,
          someone,
          (method, page, headers, cookie) => expectHarmless(method, page, [...withoutLength(headers), ...cookie]),
        ),
        budget,
      );
    },
  );

  test("answers every page with any Cookie header", { timeout: patience }, async () => {
    const anyCookies = fc
      .constant(undefined)
      .chain(() => hostileCookies(cookies.flatMap((cookie) => cookie.split("; "))));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pages), anyCookies, (page, cookie) =>
        expectHarmless("GET", page, [["Cookie", cookie]]),
      ),
      budget,
    );
  });

  test("answers any target", { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileMethod, hostileTarget, frameworkHeaders, someone, (method, target, headers, cookie) =>
        expectHarmless(method, target, [...withoutLength(headers), ...cookie]),
      ),
      budget,
    );
  });

  test("answers for every file and page with any condition or range", { timeout: patience }, async () => {
    const anyFile = fc.constant(undefined).chain(() => fc.constantFrom(...files, ...pages));
    const ending = fc.oneof(
      { weight: 4, arbitrary: fc.constant("") },
      fc.constantFrom("?x=1", "/", "%00", ".br", ".map", "%2f", "?%"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "GET", "HEAD"),
        anyFile,
        ending,
        conditionalHeaders,
        (method, file, end, headers) => expectHarmless(method, asLatin1(file + end), headers),
      ),
      budget,
    );
  });
});
