import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "../listen";
import { codingIn, encode } from "../response/content-coding";

/**
 * Sends the start page without React, and with `script` instead, which does all it needs with a fiftieth of the code. Other responses of `pages`,
 * including navigations within the app, are unchanged.
 */
export function sendStartPage(pages: Handler, script: string): Handler {
  return (request, response) => {
    if (!asksForStartPage(request)) return pages(request, response);
    const coding = codingIn(request.headers["accept-encoding"]?.toString() ?? null);
    // A compressed response could not be rewritten.
    delete request.headers["accept-encoding"];
    const finish = async (body: Buffer) => {
      if (response.headersSent || response.statusCode !== 200 || !isHtml(response)) return response.end(body);
      const html = withoutReact(body.toString("utf8"), { script, nonce: nonceOf(response) });
      if (html === undefined) return response.end(body);
      if (!/accept-encoding/i.test(String(response.getHeader("vary"))))
        response.appendHeader("vary", "Accept-Encoding");
      if (coding === undefined) return response.end(html);
      response.setHeader("content-encoding", coding);
      return response.end(await encode(coding, html));
    };
    bufferBody(response, (body) => void finish(body).catch(() => response.destroy()));
    return pages(request, response);
  };
}

/**
 * Returns the HTML of React without its hydration scripts and with `script` instead; `undefined` when parts of the page arrive later, because only
 * those scripts can place them. Matching tags is safe, because React escapes every other "<".
 */
export function withoutReact(html: string, { script, nonce }: { script: string; nonce: string }): string | undefined {
  if (!html.includes("</body>") || /<template\b[^>]*\bid="[BP]:/.test(html)) return undefined;
  return html
    .replaceAll(/<script\b[^>]*>.*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/gs, "")
    .replace("</body>", () => `<script nonce="${nonce}">${script}</script></body>`);
}

/** Returns whether the start page is requested as a document, and not as a part by Next's router. */
const asksForStartPage = ({ url, headers }: IncomingMessage) =>
  /^\/(?:\?|$)/.test(url ?? "") && headers["rsc"] === undefined;

const isHtml = (response: ServerResponse) => String(response.getHeader("content-type")).startsWith("text/html");

const nonceOf = (response: ServerResponse) =>
  /'nonce-([\w+/=]+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";

/** Buffers the body of a response, and passes it to `finish`, which ends the response. */
function bufferBody(response: ServerResponse, finish: (body: Buffer) => void): void {
  const { writeHead, write, end, flushHeaders } = response;
  const chunks: Uint8Array[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk));
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  };
  const set = (own: object) => {
    for (const [name, value] of Object.entries(own))
      Object.defineProperty(response, name, { value, writable: true, configurable: true });
  };
  set({
    flushHeaders: () => undefined,
    // Next's compression writes the head before the first chunk, even when it compresses nothing.
    writeHead: (status: number, ...given: unknown[]) => {
      response.statusCode = status;
      const headers = given.find((each) => typeof each === "object" && each !== null);
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
      return response;
    },
    write: (...given: unknown[]) => {
      keep(given[0]);
      for (const done of given) if (typeof done === "function") queueMicrotask(() => void done());
      return true;
    },
    end: (...given: unknown[]) => {
      keep(given[0]);
      for (const done of given) if (typeof done === "function") response.once("finish", () => void done());
      set({ writeHead, write, end, flushHeaders });
      finish(Buffer.concat(chunks));
      return response;
    },
  });
}
