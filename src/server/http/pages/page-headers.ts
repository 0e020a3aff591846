import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What decides the headers of a page. */
export interface PagePolicy {
  /** Whether the public origin uses https. */
  isSecure: boolean;
  /** The scope of the https requirement; this host alone by default. */
  hsts?: keyof typeof hstsReach;
  /** Whether this is a development server. Hot reload evaluates code and needs a web socket. */
  isDevelopment: boolean;
}

/**
 * Sets the security headers of everything but the API: pages, errors, static files. Scripts run only from this origin, and inline ones only with the
 * nonce of this response (https://www.w3.org/TR/CSP3/), which Next reads from the request's header.
 */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse, policy: PagePolicy): void {
  const contentSecurityPolicy = writePolicy(randomBytes(16).toString("base64"), policy);
  request.headers["content-security-policy"] = contentSecurityPolicy;
  response.setHeader("content-security-policy", contentSecurityPolicy);
  for (const [name, value] of fixedHeaders) response.setHeader(name, value);
  const [path = "/"] = (request.url ?? "/").split("?");
  if (hasTokenInAddress(path)) response.setHeader("referrer-policy", "no-referrer");
  // Next sets this on pages, but not on redirects.
  if (!isFile(path)) response.setHeader("cache-control", "private, no-cache, no-store, max-age=0");
  // One that is kept would keep an old release.
  if (path === "/sw.js") response.setHeader("cache-control", "no-cache");
}

/** Returns whether the address of a page carries a secret that opens an account. */
const hasTokenInAddress = (path: string) => /^\/(reset-password|verify-email|change-email)\b/i.test(path);

const isFile = (path: string) => /^\/_next\/|\.\w+$/.test(path);

const hstsReach = { host: "", subdomains: "; includeSubDomains", preload: "; includeSubDomains; preload" };

/**
 * Sets Strict-Transport-Security over https (RFC 6797). Subdomains may not support TLS, so they are included only by a setting. A request that a
 * proxy received over http does not get the header (§7.2).
 */
export function setTransportHeader(
  { headers }: Pick<IncomingMessage, "headers">,
  response: ServerResponse,
  { isSecure, hsts = "host" }: Pick<PagePolicy, "isSecure" | "hsts">,
): void {
  const [proto = ""] = String(headers["x-forwarded-proto"] ?? "").split(",");
  if (isSecure && proto.trim().toLowerCase() !== "http")
    response.setHeader("strict-transport-security", `max-age=63072000${hstsReach[hsts]}`);
}

const fixedHeaders = Object.entries({
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
});

function writePolicy(nonce: string, { isDevelopment }: Pick<PagePolicy, "isDevelopment">): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Components set sizes and colours in attributes. No style sheet is inline.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
