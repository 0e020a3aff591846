import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "../listen";
import { codingIn, encode } from "../response/content-coding";

/**
 * Sends the start page as a document without React and what Next brings with it, and with `script` in their place: it is read and left, and
 * a fiftieth of the code does all that it does. What else `pages` answers, to whoever comes there from another page of ours too, stays as it is.
 */
export function sendStartPage(pages: Handler, script: string): Handler {
  return (request, response) => {
    if (!asksForStartPage(request)) return pages(request, response);
    const coding = codingIn(request.headers["accept-encoding"]?.toString() ?? null);
    // What came compressed could not be read.
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
    holdBack(response, (body) => void finish(body).catch(() => response.destroy()));
    return pages(request, response);
  };
}

/**
 * Returns a page that React has written, without the scripts that wake it up and with `script` instead; `undefined` where parts of it come later, which
 * only those scripts put into their place. A tag is a tag: React escapes every other "<".
 */
export function withoutReact(html: string, { script, nonce }: { script: string; nonce: string }): string | undefined {
  if (!html.includes("</body>") || /<template\b[^>]*\bid="[BP]:/.test(html)) return undefined;
  return html
    .replaceAll(/<script\b[^>]*>.*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/gs, "")
    .replace("</body>", () => `<script nonce="${nonce}">${script}</script></body>`);
}

/** Not who asks for the page as a part of another one, as Next's router does. */
const asksForStartPage = ({ url, headers }: IncomingMessage) =>
  /^\/(?:\?|$)/.test(url ?? "") && headers["rsc"] === undefined;

const isHtml = (response: ServerResponse) => String(response.getHeader("content-type")).startsWith("text/html");

const nonceOf = (response: ServerResponse) =>
  /'nonce-([\w+/=]+)'/.exec(String(response.getHeader("content-security-policy")))?.[1] ?? "";

/** Keeps the body of an answer until it is whole, and then hands it to `finish`, which ends the answer. */
function holdBack(response: ServerResponse, finish: (body: Buffer) => void): void {
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
    // Next's compression writes the head before the first part, also where it compresses nothing.
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
