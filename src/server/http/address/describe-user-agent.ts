import Bowser from "bowser";

/**
 * The program and the system behind a `User-Agent`, in human words: "Chrome on Linux", "Safari on iPhone", "curl". `undefined` where it says neither.
 */
export function describeUserAgent(userAgent: string | null | undefined): string | undefined {
  if (userAgent == null || userAgent.trim() === "") return undefined;
  const { browser, os, platform } = Bowser.parse(userAgent);
  const system = platform.model === "iPhone" || platform.model === "iPad" ? platform.model : os.name;
  // A program that is no browser names itself first: "python-requests/2.32".
  const program = [browser.name, /^[\w.-]+(?=\/)/.exec(userAgent)?.[0]].find(isName);
  const parts = [program, isName(system) ? system : undefined].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" on ");
}

/** Without dots: nobody shall send people to an address by way of a mail that names their device. */
const isName = (text: string | undefined) => /^[A-Za-z][\w -]{0,40}$/.test(text ?? "");
