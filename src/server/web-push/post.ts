import { request } from "node:https";
import { isNamedWithPort, isPushEndpoint } from "../http/address/push-endpoint";
import { encryptMessage, type BrowserKeys } from "./encrypt-message";
import { publicLookup } from "./public-lookup";
import { type PushKey, vapidHeader } from "./vapid";

/** What became of a message: taken by the push service, for a browser that is gone, to be tried again (after so many seconds), or refused. */
export type PushOutcome =
  | { outcome: "sent" | "gone" }
  | { outcome: "delayed"; code: string; after?: number }
  | { outcome: "refused"; code: string };

/** Sends `message` to a browser. */
export type PostMessage = (to: BrowserKeys & { endpoint: string }, message: string) => Promise<PushOutcome>;

interface PostOptions {
  findKey: () => Promise<PushKey>;
  /** The push services that may be called. */
  services: readonly string[];
  /** `mailto:` or `https:`. */
  contact: string;
  /** A certificate to trust in place of the usual ones, in PEM. */
  ca?: Buffer | undefined;
  /** In milliseconds, for a whole request. */
  timeLimit?: number;
}

/** In seconds: a push service keeps a message for a browser that is not running. */
const keptFor = 24 * 3600;
const maxRetryAfter = 3600;

/**
 * Creates what sends a message by the protocol of RFC 8030. It follows no redirect, reads no body, and connects to public addresses only, unless the
 * administrator has named a host with its port.
 */
export function createPost({ findKey, services, contact, ca, timeLimit = 15_000 }: PostOptions): PostMessage {
  return async ({ endpoint, ...keys }, message) => {
    // The administrator may have changed the list since.
    if (!isPushEndpoint(endpoint, services)) return { outcome: "refused", code: "SERVICE" };
    const body = encryptMessage(message, keys);
    const headers = {
      authorization: vapidHeader(await findKey(), { endpoint, contact, now: Date.now() }),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      "content-length": String(body.byteLength),
      ttl: String(keptFor),
      urgency: "high",
    };
    const lookup = isNamedWithPort(endpoint, services) ? undefined : publicLookup;
    return new Promise((resolve) => {
      const call = request(endpoint, {
        method: "POST",
        headers,
        agent: false,
        signal: AbortSignal.timeout(timeLimit),
        ...(lookup && { lookup }),
        ...(ca && { ca }),
      });
      call.on("error", (error) => resolve({ outcome: "delayed", code: codeOf(error) }));
      call.on("response", ({ statusCode = 0, headers: { "retry-after": wait } }) => {
        resolve(outcomeOf(statusCode, wait));
        call.destroy();
      });
      call.end(body);
    });
  };
}

function outcomeOf(status: number, wait: string | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { outcome: "sent" };
  if (status === 404 || status === 410) return { outcome: "gone" };
  const code = String(status);
  if (status !== 429 && status < 500) return { outcome: "refused", code };
  const after = secondsOf(wait, Date.now());
  return { outcome: "delayed", code, ...(after !== undefined && { after: Math.min(after, maxRetryAfter) }) };
}

/** Returns the seconds that `Retry-After` asks for, as such or as a date: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function secondsOf(wait: string | undefined, now: number): number | undefined {
  if (wait === undefined) return undefined;
  if (/^\d+$/.test(wait)) return Number(wait);
  // A number that is no such delay is a year to the parser.
  const until = /^[A-Z][a-z]+,? .*\d{2}:\d{2}:\d{2}/.test(wait) ? Date.parse(wait) : Number.NaN;
  return until > now ? Math.ceil((until - now) / 1000) : undefined;
}

/** Returns a code for the log, such as `ECONNREFUSED`, and nothing else that an error holds. */
function codeOf(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return /^[\w]{1,40}$/.test(code) ? code : "ERROR";
}
