import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAuthFields } from "~/server/auth/better-auth/body-schema";
import { parseLocalPath } from "~/shared/local-path";
import { parseNextPath } from "~/shared/next-path";

const site = "https://keel.example";
const piece = fc.oneof(
  fc.constantFrom(
    "/",
    "//",
    "\\",
    "/\\",
    ".",
    "..",
    "/..",
    "@",
    ":",
    "?",
    "#",
    ";",
    "\t",
    "\n",
    "\r",
    "\0",
    " ",
    "\u00a0",
  ),
  fc.constantFrom("%2f", "%5c", "%2e%2e", "%2E", "%09", "%00", "%", "%zz", "\u2028", "\u202e", "\ud800", "／", "。"),
  fc.constantFrom(
    "elsewhere.example",
    "https:",
    "javascript:",
    "data:text/html,",
    "[::1]",
    "user@",
    "ｅ",
    "api",
    "sign-in",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const hostilePath = fc
  .tuple(fc.constantFrom("", "/"), fc.array(piece, { maxLength: 12 }))
  .map(([start, pieces]) => start + pieces.join(""));

/** The functions that read a path from a request, with their results. */
const readers: Record<string, (text: string) => string | undefined> = {
  "a path of this site": parseLocalPath,
  "the page after signing in": parseNextPath,
  ...Object.fromEntries(
    ["callbackURL", "errorCallbackURL", "newUserCallbackURL", "redirectTo"].map((field) => [
      `${field} of a body for Better Auth`,
      (text: string) => {
        const { errors, ...parsed } = parseAuthFields({ [field]: text });
        return errors === undefined && "fields" in parsed ? String(parsed.fields[field]) : undefined;
      },
    ]),
  ),
};

describe.each(Object.entries(readers))("%s", (_name, read) => {
  test("never leads to another site, however a browser reads it", () => {
    fc.assert(
      fc.property(hostilePath, (text) => {
        const path = read(text);
        if (path === undefined) return;
        for (const base of [site, `${site}/a/b?c`, "http://localhost:3000/"]) {
          expect(new URL(path, base).origin).toBe(new URL(base).origin);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("is passed on in the form that was checked", () => {
    fc.assert(
      fc.property(hostilePath, (text) => {
        const path = read(text);
        if (path === undefined) return;
        const { pathname, search, hash } = new URL(path, site);
        expect(path).toBe(`${pathname}${search}${hash}`);
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(read(path)).toBe(path);
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  "//elsewhere.example",
  "///elsewhere.example",
  "/\\elsewhere.example",
  "/x/..//elsewhere.example",
  "/.//elsewhere.example",
  "/%2e//elsewhere.example",
  "/x/%2E%2e//elsewhere.example",
  "/\t/elsewhere.example",
  "\t//elsewhere.example",
  "https://elsewhere.example",
  "https:elsewhere.example",
  "javascript:alert(1)",
  "today",
  "",
])("%j is not a path of this site", (text) => {
  for (const read of Object.values(readers)) expect(read(text)).toBeUndefined();
});

test.each(["/%61pi/auth/sign-out", "/sign%2Din", "/SIGN-%49n?next=/today", "/sign-up%2f", "/x/%2e%2e/api"])(
  "%j is no page to go to after signing in, for a server reads it as one that is not",
  (text) => {
    expect(parseNextPath(text)).toBeUndefined();
  },
);
