import fc, { type Arbitrary } from "fast-check";
import { hostileString } from "../hostile/hostile-values";

/** Removes the characters that HTTP does not allow in a request line or a header. */
export const asLatin1 = (text: string) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "");
const withoutBlanks = (text: string) => asLatin1(text).replaceAll(/[\t ]/g, "");
/** Percent-encodes a text, including lone surrogates. */
export const encodeLoosely = (text: string) =>
  new URLSearchParams({ x: text }).toString().slice(2).replaceAll("+", "%20");

const words =
  "api API tasks auth token trpc docs healthz readyz metrics today admin users outbox settings sign-in verify-email _next static image data chunks icons favicon.ico manifest.webmanifest robots.txt .well-known .env .git x %61pi ap%69 %41PI".split(
    " ",
  );
const joints = [
  "/",
  "/",
  "/",
  "//",
  "/./",
  "/../",
  "/%2e/",
  "/%2e%2e/",
  "/%2E./",
  "/..;/",
  "%2f",
  "%2F",
  "%5c",
  "\\",
  "/\\",
  ";/",
  "%00/",
  "%0a",
  "%252e%252e/",
  "/%c0%ae%c0%ae/",
  "/％2e/",
];
const queries = [
  "",
  "?",
  "??",
  "?x=%",
  "?x=%ff&y=%E0%A4%A",
  "?&&==&",
  "?url=/api/tasks&w=64&q=75",
  "?url=http://127.0.0.1/&w=16&q=1",
  "?_rsc=1",
  "?__nextLocale=x&__nextDataReq=1",
  "?nxtPpath=api",
  "?token=..%2f..%2fapi",
  "?batch=1&input={}",
  "?x[]=1&x[a]=2&__proto__[y]=z",
  `?${"a=1&".repeat(1500)}`,
  `?x=${"%20".repeat(2000)}`,
  "?#",
  "#x",
  "#/../api",
];
const prefixes = [
  "/",
  "/",
  "/",
  "/",
  "/",
  "",
  "//",
  "/\\",
  "///",
  "*",
  "/*",
  "http://evil.example/",
  "https://localhost/",
  "//evil.example/",
  "localhost:80",
  "?",
  "#",
  "/%",
  "/%2f",
  "/.",
  "/..",
  "/~",
  "/@",
];

const segment: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: hostileString.map((text) => withoutBlanks(text).slice(0, 300)) },
  { weight: 1, arbitrary: hostileString.map((text) => encodeLoosely(text).slice(0, 900)) },
);

/** Request targets in every form (RFC 9112 §3.2), most of them close to a path of the server, few of them canonical. */
export const hostileTarget: Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...prefixes),
    fc.array(fc.tuple(segment, fc.constantFrom(...joints)), { maxLength: 5 }),
    fc.constantFrom(...queries),
  )
  .map(([beginning, parts, query]) => beginning + parts.flat().slice(0, -1).join("") + query);

export const hostileMethod = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("GET", "GET", "HEAD", "POST", "OPTIONS") },
  fc.constantFrom(..."PUT PATCH DELETE TRACE CONNECT PRI PROPFIND QUERY SEARCH get X".split(" ")),
);

const etags = [
  "*",
  '"x"',
  'W/"x"',
  'W/"1", "2"',
  '"',
  "x",
  "",
  '"\xff"',
  '""',
  "*, *",
  `"${"x".repeat(3000)}"`,
  Array.from({ length: 500 }, () => '"a"').join(", "),
];
const dates = [
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Fri, 31 Dec 9999 23:59:59 GMT",
  "Thu, 26 Nov 2026 12:00:00 GMT",
  "0",
  "-1",
  "yesterday",
  "2026-11-20",
  "",
  "Thu, 99 Foo 2026 99:99:99 GMT",
  "9".repeat(300),
];
const ranges = [
  ...[
    "0-",
    "0-0",
    "-1",
    "-0",
    "-",
    "0-99999999999",
    "99999999-",
    "99999999999999999999-",
    "5-2",
    "a-b",
    "0-0,2-3",
    "0-,0-,0-",
    "",
    " 0 - 1 ",
    "-99999999",
    "1-1,1-1",
    "0x0-0x1",
    "0-1;",
  ].map((range) => `bytes=${range}`),
  `bytes=${Array.from({ length: 1000 }, (_, at) => `${at}-${at}`).join(",")}`,
  "items=0-1",
  "bytes",
  "bytes:0-1",
  "BYTES=0-0",
  "=",
];
const anyOf = (texts: readonly string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...texts) }, hostileString.map(asLatin1));
const header = (name: string, texts: readonly string[]) => anyOf(texts).map((text): [string, string] => [name, text]);

/** Conditions and ranges (RFC 9110 §13 and §14), valid and invalid. */
export const conditionalHeaders: Arbitrary<[string, string][]> = fc.array(
  fc.oneof(
    header("Range", ranges),
    header("If-Range", [...etags, ...dates]),
    header("If-Match", etags),
    header("If-None-Match", etags),
    header("If-Modified-Since", dates),
    header("If-Unmodified-Since", dates),
    header("Accept-Encoding", ["gzip", "br", "br;q=0", "identity;q=0", "*;q=0", "x".repeat(3000), ""]),
    header("Cache-Control", ["no-cache", "max-age=0", "only-if-cached"]),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Headers that control Next, a proxy or a framework. */
export const frameworkHeaders: Arbitrary<[string, string][]> = fc.array(
  fc
    .tuple(
      fc.constantFrom(
        ..."rsc next-router-state-tree next-router-prefetch next-router-segment-prefetch next-url next-action next-hmr-refresh x-middleware-subrequest x-middleware-prefetch x-middleware-invoke x-middleware-next x-middleware-rewrite x-middleware-override-headers x-invoke-path x-invoke-query x-invoke-status x-invoke-error x-matched-path x-nextjs-data x-nextjs-rewrite x-nextjs-prerender x-now-route-matches x-prerender-revalidate x-forwarded-host x-forwarded-proto x-forwarded-for x-original-url x-rewrite-url x-http-method-override x-request-id x-keel-client-address purpose sec-purpose accept accept-language user-agent content-type content-length origin referer".split(
          " ",
        ),
      ),
      anyOf([
        "1",
        "0",
        "true",
        "/",
        "/api",
        "/api/tasks",
        "[",
        '["",{}]',
        '["",{"children":["today",{}]},null,null,true]',
        "src/middleware:src/middleware:src/middleware",
        "500",
        "404",
        "text/x-component",
        "*/*",
        "http://evil.example",
        "application/json",
        "a".repeat(40),
        "x".repeat(6000),
      ]),
    )
    .map(([name, value]): [string, string] => [name, value]),
  { maxLength: 4 },
);
