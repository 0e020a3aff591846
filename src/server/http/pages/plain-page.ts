import type { IncomingMessage } from "node:http";
import type { Replacement } from "../response/respond-instead";
import { parseCookieHeader } from "../request/cookie-header";

interface PlainPage {
  status: number;
  headers: Record<string, string>;
  /** Written by this server, never taken from a request. */
  title: string;
  text: string;
  /** Seconds until the page reloads by itself. */
  reloadAfter?: number;
  /** The link to continue with, if any. */
  nextLink?: { href: string; label: string };
}

/** Returns a page that replaces another one and needs nothing else: no script, and no file but the icon. */
export function plainPage(
  { headers, method }: Pick<IncomingMessage, "headers" | "method">,
  { status, headers: own, ...content }: PlainPage,
): Replacement {
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(headers["content-security-policy"] ?? ""))?.[1] ?? "";
  const theme = parseCookieHeader(headers.cookie ?? null).get("keel.theme");
  const scheme = theme === "light" || theme === "dark" ? theme : "light dark";
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...own },
    body: method === "HEAD" ? "" : write({ nonce, scheme, ...content }),
  };
}

type Content = Pick<PlainPage, "title" | "text" | "reloadAfter" | "nextLink"> & { nonce: string; scheme: string };

const write = ({ nonce, scheme, title, text, reloadAfter, nextLink }: Content) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${
  reloadAfter === undefined ? "" : `\n<meta http-equiv="refresh" content="${reloadAfter}">`
}
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">
:root { color-scheme: ${scheme}; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#fcfcfb, #141617); color: light-dark(#1c1e1f, #e8eaea); }
main { max-width: 32rem; padding: 1.5rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.375rem; line-height: 1.3; text-wrap: balance; }
p { margin: 0; color: light-dark(#55595c, #a7adb0); text-wrap: pretty; }
p + p { margin-top: 1rem; }
a { color: light-dark(#0b6670, #62c3cb); text-underline-offset: 0.2em; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>${nextLink === undefined ? "" : `\n<p><a href="${nextLink.href}">${nextLink.label}</a></p>`}
</main>
</body>
</html>
`;
