import { createServer, type ServerResponse } from "node:http";
import { afterAll, expect, test } from "vitest";
import { sendStartPage, withoutReact } from "./start-page";

const page = [
  '<!DOCTYPE html><html lang="en" data-hydrated="false"><head><link rel="stylesheet" href="/a.css"/>',
  '<link rel="preload" as="script" fetchPriority="low" nonce="n0" href="/_next/static/chunks/a.js"/>',
  '<script src="/_next/static/chunks/a.js" async="" nonce="n0"></script></head><body><h1>A &lt;script&gt; — here</h1>',
  '<script nonce="n0">self.__next_f.push([1,"\n$& <\\/b>"])</script></body></html>',
];
const plain =
  '<!DOCTYPE html><html lang="en" data-hydrated="false"><head><link rel="stylesheet" href="/a.css"/></head>' +
  '<body><h1>A &lt;script&gt; — here</h1><script nonce="n1">wake("$&")</script></body></html>';

/** As Next answers: in parts, with the state set before the first of them. */
const answers: Record<string, (response: ServerResponse) => void> = {
  "/": (response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.writeHead(200, { "x-made-by": "Next" });
    response.flushHeaders();
    for (const part of page) response.write(Buffer.from(part));
    response.end();
  },
  "/failed": (response) => {
    response.statusCode = 500;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page.join(""));
  },
  "/away": (response) => {
    response.statusCode = 307;
    response.setHeader("location", "/today");
    response.end("/today");
  },
};
let answer = "/";
const asked: (string | undefined)[] = [];
const pages = sendStartPage((request, response) => {
  asked.push(request.headers["accept-encoding"]?.toString());
  answers[answer]?.(response);
}, 'wake("$&")');
const server = createServer((request, response) => {
  response.setHeader("content-security-policy", "script-src 'self' 'nonce-n1'");
  void pages(request, response);
}).listen(0, "127.0.0.1");
afterAll(() => server.close());

async function visit(path: string, headers: Record<string, string> = {}, as = "/") {
  answer = as;
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
  return { response, body: await response.text() };
}

test.each(["/", "/?account=deleted"])(
  "%s comes without React, with one script that carries the nonce of the answer",
  async (path) => {
    const { response, body } = await visit(path, { "accept-encoding": "identity" });
    expect(body).toBe(plain);
    expect(response.headers.get("content-encoding")).toBeNull();
  },
);

test("a client that accepts it gets it compressed, with Vary", async () => {
  const { response, body } = await visit("/", { "accept-encoding": "br;q=1, gzip;q=0.5" });
  expect(body).toBe(plain);
  expect(response.headers.get("content-encoding")).toBe("br");
  expect(response.headers.get("vary")).toContain("Accept-Encoding");
  expect(
    (await visit("/", { "accept-encoding": "gzip;q=0, br;q=0" })).response.headers.get("content-encoding"),
  ).toBeNull();
  // A compressed response could not be rewritten.
  expect(asked.at(-1)).toBeUndefined();
});

test("a navigation within the app and a request for another page are unchanged", async () => {
  expect((await visit("/", { rsc: "1" })).body).toBe(page.join(""));
  expect((await visit("/today")).body).toBe(page.join(""));
});

test("a failed page keeps its retry, and a redirect stays a redirect", async () => {
  const failed = await visit("/", {}, "/failed");
  expect([failed.response.status, failed.body]).toEqual([500, page.join("")]);
  const away = await visit("/", {}, "/away");
  expect([away.response.status, away.response.headers.get("location")]).toEqual([307, "/today"]);
});

test("a page of which parts come later keeps the scripts that put them into their place", () => {
  const html = '<html><body><!--$?--><template id="B:0"></template><!--/$--></body></html>';
  expect(withoutReact(html, { script: "", nonce: "n1" })).toBeUndefined();
});
