import { z } from "zod";

/** What nobody can open: every address of a machine, instead of one of them. */
const unspecified = /^(?:0\.0\.0\.0|\[::\])$/;
const plainHost = /^(?:[a-z\d](?:[\w.-]*[a-z\d])?|\[[\da-f:.]+\])$/;

/**
 * An origin in a setting: scheme, host and port. A slash at the end, a port that the scheme implies and capital letters are harmless, and left out.
 * Whatever else would mean nothing is refused, with what to write instead.
 */
export const publicOrigin = z.string().transform((text, context) => {
  const parsed = parsePublicOrigin(text);
  if (parsed.fault === undefined) return parsed.origin;
  context.addIssue({ code: "custom", message: parsed.fault });
  return z.NEVER;
});

/** Returns the canonical form of an origin that could be set as the public one; `undefined` where `text` is none. */
export function canonicalOrigin(text: string): string | undefined {
  const parsed = parsePublicOrigin(text);
  return parsed.fault === undefined ? parsed.origin : undefined;
}

type Parsed = { origin: string; fault?: undefined } | { fault: string };

function parsePublicOrigin(text: string): Parsed {
  const fault = (message: string): Parsed => ({ fault: message });
  if (/^https?:.*[,;\s]\s*https?:/is.test(text)) return fault("must be one address, not several");
  if (!/^\s*https?:\/\//i.test(text))
    return fault("must begin with https:// or http://, as https://tasks.example.com does");
  if (!URL.canParse(text)) return fault("must be an address such as https://tasks.example.com");
  const url = new URL(text);
  const instead = withoutEndDot(url);
  if (!plainHost.test(new URL(instead).hostname)) return fault("must name one host, as https://tasks.example.com does");
  if (url.port === "0") return fault("must not have the port 0, at which nothing can be opened");
  if (unspecified.test(url.hostname))
    return fault("must be the address that people open, such as http://localhost:3000, not the one of every network");
  if (url.username !== "" || url.password !== "")
    return fault(`must not hold a user or a password: write ${instead} instead`);
  if (url.pathname !== "/" || /[?#]/.test(text))
    return fault(
      `must end after the host and the port, for Keel is served at the root of a host: write ${instead} instead`,
    );
  const [, scheme = "", host = ""] = /^(https?):\/\/([^/]+)\/?$/i.exec(text) ?? [];
  const written = `${scheme}://${host}`.toLowerCase();
  const implied = url.protocol === "https:" ? ":443" : ":80";
  const isCanonical = [url.origin, url.origin + implied].includes(written) && instead === url.origin;
  return isCanonical ? { origin: url.origin } : fault(`must be written as ${instead}`);
}

/** The origin of `url`; a dot at the end of a host makes it another one to browsers. */
function withoutEndDot({ origin, hostname }: URL): string {
  return hostname.endsWith(".") ? origin.replace(hostname, hostname.replace(/\.+$/, "") || "localhost") : origin;
}
