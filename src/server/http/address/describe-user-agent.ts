import Bowser from "bowser";

/**
 * Describes the program and the system behind a `User-Agent` for people: "Chrome on Linux", "Safari on iPhone", "curl". Returns `undefined` when the
 * header names neither.
 */
export function describeUserAgent(userAgent: string | null | undefined): string | undefined {
  if (userAgent == null || userAgent.trim() === "") return undefined;
  const { browser, os, platform } = Bowser.parse(userAgent);
  const system = platform.model === "iPhone" || platform.model === "iPad" ? platform.model : os.name;
  // Programs other than browsers name themselves first: "python-requests/2.32".
  const program = [browser.name, /^[\w.-]+(?=\/)/.exec(userAgent)?.[0]].find(isName);
  const parts = [program, isName(system) ? system : undefined].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" on ");
}

/** Rejects names with dots, so that an attacker cannot put a link into the mail that names a device. */
const isName = (text: string | undefined) => /^[A-Za-z][\w -]{0,40}$/.test(text ?? "");
