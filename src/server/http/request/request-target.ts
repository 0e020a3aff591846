/** A request target in the one form that the handlers see. */
export interface RequestTarget {
  /** Begins with a slash; normalized (RFC 3986 §6.2.2), and free of anything that a parser could resolve to another path. */
  path: string;
  /** With its question mark; empty when there is none. */
  query: string;
}

/** Next takes time that is quadratic in their number. */
const maxParameters = 100;

/** The characters that a path does not contain literally: all but `pchar` of RFC 3986 §3.3. */
const encodedOrIllegal = /%[\da-f]{2}|[^\w\-.~!$&'()*+,;=:@]/gi;
const unreserved = /[\w\-.~]/;
/** `;` begins path parameters, which some parsers remove before they resolve dots. */
const dotSegment = /^\.{1,2}(?:;|$)/;

/**
 * Parses a request target, for the API and the pages alike. Only the origin form is accepted (RFC 9112 §3.2.1), and only a path that means the same
 * to every parser. Encoded unreserved characters are decoded.
 * @param target as the request line has it
 * @returns the target, or a sentence that says what is wrong with it
 */
export function parseRequestTarget(target: string): RequestTarget | string {
  if (!target.startsWith("/")) return "The address must be a path that begins with a slash.";
  if (!/^[\x21-\x7e]+$/.test(target)) return "The address contains a character that must be percent-encoded.";
  if (target.includes("#")) return "The address contains a fragment, which is for the browser only.";
  const end = target.indexOf("?");
  const raw = end < 0 ? target : target.slice(0, end);
  const query = end < 0 ? "" : target.slice(end);
  if (query.split("&", maxParameters + 1).length > maxParameters)
    return `The address has more than ${maxParameters} parameters.`;
  const segments = raw.slice(1).split("/");
  if (segments.slice(0, -1).includes("")) return "The address contains an empty segment (//).";
  const fault = segments.map(faultOfSegment).find((each) => each !== undefined);
  return fault ?? { path: raw.replaceAll(encodedOrIllegal, normalizeOctet), query };
}

function faultOfSegment(segment: string): string | undefined {
  const decoded = decode(segment);
  if (decoded === undefined) return "The address is not valid: its percent-encoding cannot be decoded.";
  if (decoded.includes("/")) return "The address contains an encoded slash.";
  if (decoded.includes("\\")) return "The address contains a backslash.";
  if (/\p{Cc}/u.test(decoded)) return "The address contains a control character.";
  if (/%[\da-f]{2}/i.test(decoded)) return "The address is percent-encoded twice.";
  return dotSegment.test(decoded) ? "The address contains a dot segment." : undefined;
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
