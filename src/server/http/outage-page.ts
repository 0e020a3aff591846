import type { IncomingMessage } from "node:http";
import { retryAfter } from "../db/outage";
import type { Replacement } from "./answer-instead";
import { parseCookieHeader } from "./cookie-header";

/** Seconds until the page is asked for again. */
const reloadAfter = 3;

/** Returns what stands in place of a page while the database does not answer: it says so, and reloads by itself, without a script. */
export function outagePage({ headers, method }: Pick<IncomingMessage, "headers" | "method">): Replacement {
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(headers["content-security-policy"] ?? ""))?.[1] ?? "";
  const theme = parseCookieHeader(headers.cookie ?? null).get("keel.theme");
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  return {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "retry-after": retryAfter },
    body: method === "HEAD" ? "" : write({ nonce, scheme }),
  };
}

const write = ({ nonce, scheme }: { nonce: string; scheme: string }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${reloadAfter}">
<title>Keel is not available right now</title>
<style nonce="${nonce}">
:root { color-scheme: ${scheme}; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#fcfcfb, #141617); color: light-dark(#1c1e1f, #e8eaea); }
main { max-width: 32rem; padding: 1.5rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.375rem; line-height: 1.3; }
p { margin: 0; color: light-dark(#55595c, #a7adb0); }
</style>
</head>
<body>
<main>
<h1>Keel is not available right now</h1>
<p>The database does not answer. Your tasks are safe. This page tries again by itself every few seconds.</p>
</main>
</body>
</html>
`;
