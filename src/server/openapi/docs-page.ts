import { html } from "hono/html";
import type { Context } from "hono";
import { parseCookieHeader } from "../http/request/cookie-header";
import { renderOperation } from "./docs-operation";
import { descriptionOf, inline, describeFields } from "./docs-text";
import type { ApiDocument } from "./openapi-document";

/** The policy of the page: its own files and API, no inline script and no other origin. */
const policy = Object.entries({
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
})
  .map(([directive, source]) => `${directive} ${source}`)
  .join("; ");

/** Creates the handler of the documentation page, on which every call can be tried. It is rendered once; its files are `public/api-docs.*`. */
export function docsPage(document: ApiDocument): (c: Context) => Promise<Response> {
  const content = render(document);
  return async (c) => {
    const chosen = parseCookieHeader(c.req.header("cookie") ?? null).get("keel.theme");
    const theme = chosen === "light" || chosen === "dark" ? ` data-theme="${chosen}"` : "";
    c.header("content-security-policy", policy);
    return c.html(`<!doctype html>\n<html lang="en"${theme}>${String(await content)}</html>`);
  };
}

function render(document: ApiDocument) {
  const { info, servers, paths, components } = document;
  const origin = servers[0]?.url ?? "";
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const schemas = Object.entries(components.schemas);
  return html`<head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${info.title} API</title>
      <link rel="icon" href="/icons/icon-192.png" />
      <link rel="stylesheet" href="/api-docs.css" />
      <script type="module" src="/api-docs.js"></script>
    </head>
    <body>
      <a class="skip" href="#main">Skip to content</a>
      <header class="bar">
        <a class="home" href="/">${info.title}</a>
        <a href="/api/openapi.json">OpenAPI 3.1</a>
      </header>
      <main id="main">
        <h1>${info.title} API</h1>
        <p>${inline(info.description)}</p>
        <section aria-labelledby="begin">
          <h2 id="begin">Get started</h2>
          <pre tabindex="0"><code>${quickStart(origin)}</code></pre>
          <div class="field">
            <label for="token">Bearer token</label>
            <input id="token" type="password" autocomplete="off" spellcheck="false" aria-describedby="token-hint" />
            <p class="hint" id="token-hint">
              Used for the requests below, and kept only in memory. Without a token they are sent as the user who is
              signed in here.
            </p>
          </div>
        </section>
        <section aria-labelledby="calls">
          <h2 id="calls">Endpoints</h2>
          ${operations.map((call) => renderOperation(call, document))}
        </section>
        ${schemas.map(
          ([name, schema]) =>
            html`<section aria-labelledby="schema-${name}">
              <h2 id="schema-${name}">${name}</h2>
              <p>${inline(descriptionOf(schema))}</p>
              <dl class="fields">
                ${describeFields(schema, components.schemas).map(
                  ({ name: field, description }) =>
                    html`<div>
                      <dt><code>${field}</code></dt>
                      <dd>${inline(description)}</dd>
                    </div>`,
                )}
              </dl>
            </section>`,
        )}
      </main>
      <p class="announcer" role="status"></p>
    </body>`;
}

const quickStart = (origin: string) => `KEEL=${origin}
curl -s -c jar -H 'Content-Type: application/json' \\
  -d '{"email":"ada@example.com","password":"…"}' $KEEL/api/auth/sign-in/email
TOKEN=$(curl -s -b jar $KEEL/api/auth/token | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`;
