/** The cookies of this product in a request, by their exact names. */
export interface OwnCookies {
  /** Returns the value with exactly this name; `undefined` when it is absent or `rejected`. */
  get: (name: string) => string | undefined;
  /** Names without a usable value: conflicting values, or one that this server never writes. */
  rejected: ReadonlySet<string>;
  /** Returns a header with the accepted cookies only; `undefined` when there are none. */
  write: () => string | undefined;
}

/** The limits of the listener for a header (`maxHeaderSize`) and of browsers for a cookie, in characters. */
const maxHeaderLength = 16_384;
const maxValueLength = 4096;
/** More than this product has cookie names. */
const maxWritten = 30;

const ownName = /^(?:__Host-)?keel[.-]/;
/** `cookie-octet` of RFC 6265 §4.1.1. This product's values are percent-encoded, so they contain neither quotes nor spaces. */
const ownValue = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/**
 * Parses a `Cookie` header as browsers write it (RFC 6265bis §5.6): pairs end at `;`, blanks around names and values are ignored, and a name ends at
 * the first `=`. Nothing is decoded or unquoted. Foreign cookies are skipped. Every reader of a cookie uses this function, so that no two understand
 * a header differently.
 */
export function parseCookieHeader(header: string | null): OwnCookies {
  const values = new Map<string, string>();
  const rejected = new Set<string>();
  const pairs = header === null || header.length > maxHeaderLength ? [] : header.split(";");
  for (const pair of pairs) {
    const end = pair.indexOf("=");
    const name = trimBlanks(pair.slice(0, Math.max(end, 0)));
    if (!ownName.test(name)) continue;
    const value = trimBlanks(pair.slice(end + 1));
    const isKnown = (values.get(name) ?? value) === value;
    if (!isKnown || value.length > maxValueLength || !ownValue.test(value)) rejected.add(name);
    values.set(name, value);
  }
  const get = (name: string) => (rejected.has(name) ? undefined : values.get(name));
  const write = () => {
    const pairs = [...values.keys()].flatMap((name) => (rejected.has(name) ? [] : [`${name}=${values.get(name)}`]));
    return pairs.length === 0 ? undefined : pairs.slice(0, maxWritten).join("; ");
  };
  return { get, rejected, write };
}

/** Removes spaces and tabs only, because browsers keep the other characters that `trim` removes. A regular expression would take quadratic time. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isBlank = (code: number) => code === 0x20 || code === 0x09;
