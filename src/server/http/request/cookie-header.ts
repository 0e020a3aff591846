/** The cookies of this product that came with a request, by their exact names. */
export interface OwnCookies {
  /** Returns the value under exactly this name; `undefined` when none came, and when what came is `rejected`. */
  get: (name: string) => string | undefined;
  /** Names of ours under which there was nothing that counts: values that differ, or one that we never write. */
  rejected: ReadonlySet<string>;
  /** Returns a header that holds those that count, and none of others; `undefined` where there are none. */
  write: () => string | undefined;
}

/** What a server takes at most in a header (`maxHeaderSize` of the listener), and a browser in one cookie, in characters. */
const maxHeaderLength = 16_384;
const maxValueLength = 4096;
/** More than we have names. */
const maxWritten = 30;

const ownName = /^(?:__Host-)?keel[.-]/;
/** `cookie-octet` of RFC 6265 §4.1.1. Our values are percent-encoded, so they are neither quoted nor hold a space. */
const ownValue = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/**
 * Parses a `Cookie` header as browsers write it (RFC 6265bis §5.6): pairs end at `;`, spaces and tabs around a name and a value do not count, a name
 * ends at the first `=`. Nothing is decoded and no quotes are removed. Cookies of others are left out, whatever they hold.
 * Everything that needs a cookie takes it from here, so that no two readers understand one header differently.
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

/** Narrower than `trim`, which also removes what a browser keeps. A regular expression would take quadratic time. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isBlank = (code: number) => code === 0x20 || code === 0x09;
