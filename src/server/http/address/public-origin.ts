import { z } from "zod";

/** An unspecified address, which stands for every network and cannot be opened. */
const unspecified = /^(?:0\.0\.0\.0|\[::\])$/;
const plainHost = /^(?:[a-z\d](?:[\w.-]*[a-z\d])?|\[[\da-f:.]+\])$/;

/**
 * The origin in a setting: scheme, host and port. A trailing slash, a default port and capital letters are accepted and removed. Anything else that
 * would have no effect is refused with a suggestion.
 */
export const publicOrigin = z.string().transform((text, context) => {
  const parsed = parsePublicOrigin(text);
  if (parsed.fault === undefined) return parsed.origin;
  context.addIssue({ code: "custom", message: parsed.fault });
  return z.NEVER;
});

/** Returns the canonical form of an origin that could be the public one; `undefined` for anything else. */
export function canonicalOrigin(text: string): string | undefined {
  const parsed = parsePublicOrigin(text);
  return parsed.fault === undefined ? parsed.origin : undefined;
}

type Parsed = { origin: string; fault?: undefined } | { fault: string };

function parsePublicOrigin(text: string): Parsed {
  const fault = (message: string): Parsed => ({ fault: message });
  if (/^https?:.*[,;\s]\s*https?:/is.test(text)) return fault("must be one address, not several");
  if (!/^\s*https?:\/\//i.test(text))
    return fault("must begin with https:// or http://, such as https://tasks.example.com");
  if (!URL.canParse(text)) return fault("must be an address such as https://tasks.example.com");
  const url = new URL(text);
  const instead = withoutEndDot(url);
  if (!plainHost.test(new URL(instead).hostname)) return fault("must name one host, such as https://tasks.example.com");
  if (url.port === "0") return fault("must not use port 0, which cannot be opened");
  if (unspecified.test(url.hostname))
    return fault(
      "must be the address that people open, such as http://localhost:3000, not one that stands for every network",
    );
  if (url.username !== "" || url.password !== "")
    return fault(`must not contain a user or a password: use ${instead} instead`);
  if (url.pathname !== "/" || /[?#]/.test(text))
    return fault(
      `must end after the host and the port, because Keel is served at the root of a host: use ${instead} instead`,
    );
  const [, scheme = "", host = ""] = /^(https?):\/\/([^/]+)\/?$/i.exec(text) ?? [];
  const written = `${scheme}://${host}`.toLowerCase();
  const implied = url.protocol === "https:" ? ":443" : ":80";
  const isCanonical = [url.origin, url.origin + implied].includes(written) && instead === url.origin;
  return isCanonical ? { origin: url.origin } : fault(`must be written as ${instead}`);
}

/** Returns the origin of `url` without a dot at the end of the host, which browsers treat as another host. */
function withoutEndDot({ origin, hostname }: URL): string {
  return hostname.endsWith(".") ? origin.replace(hostname, hostname.replace(/\.+$/, "") || "localhost") : origin;
}
