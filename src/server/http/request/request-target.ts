/** A request target in the one form that everything behind the listener sees. */
export interface RequestTarget {
  /** Begins with a slash; normalized as RFC 3986 §6.2.2 says, and without anything that a reader could resolve to another path. */
  path: string;
  /** With its question mark; empty where there is none. */
  query: string;
}

/** Next takes time that grows with the square of their number. */
const maxParameters = 100;

/** What a path holds as it is: `pchar` of RFC 3986 §3.3. */
const encodedOrIllegal = /%[\da-f]{2}|[^\w\-.~!$&'()*+,;=:@]/gi;
const unreserved = /[\w\-.~]/;
/** `;` begins parameters, which some readers cut off before they look at the dots. */
const dotSegment = /^\.{1,2}(?:;|$)/;

/**
 * Parses a request target, once for both ways in. Only the origin form is taken (RFC 9112 §3.2.1), and only a path that means the same to every
 * reader: what one decodes, resolves or folds while another does not is refused. Unreserved characters that came encoded are decoded.
 * @param target as it stands in the request line
 * @returns the target, or a sentence that says what is wrong with it
 */
export function parseRequestTarget(target: string): RequestTarget | string {
  if (!target.startsWith("/")) return "The address has to be a path that begins with a slash.";
  if (!/^[\x21-\x7e]+$/.test(target)) return "The address holds a character that has to be percent-encoded.";
  if (target.includes("#")) return "The address holds a fragment, which stays in the browser.";
  const end = target.indexOf("?");
  const raw = end < 0 ? target : target.slice(0, end);
  const query = end < 0 ? "" : target.slice(end);
  if (query.split("&", maxParameters + 1).length > maxParameters)
    return `The address holds more than ${maxParameters} parameters.`;
  const segments = raw.slice(1).split("/");
  if (segments.slice(0, -1).includes("")) return "The address holds an empty segment (//).";
  const fault = segments.map(faultOfSegment).find((each) => each !== undefined);
  return fault ?? { path: raw.replaceAll(encodedOrIllegal, normalizeOctet), query };
}

function faultOfSegment(segment: string): string | undefined {
  const decoded = decode(segment);
  if (decoded === undefined) return "The address is not valid: its percent-encoding cannot be read.";
  if (decoded.includes("/")) return "The address holds an encoded slash.";
  if (decoded.includes("\\")) return "The address holds a backslash.";
  if (/\p{Cc}/u.test(decoded)) return "The address holds a control character.";
  if (/%[\da-f]{2}/i.test(decoded)) return "The address is percent-encoded twice.";
  return dotSegment.test(decoded) ? "The address holds a dot segment." : undefined;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function normalizeOctet(found: string): string {
  if (found === "/") return found;
  if (found.length === 1) return `%${found.charCodeAt(0).toString(16).toUpperCase()}`;
  const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
  return unreserved.test(character) ? character : found.toUpperCase();
}
