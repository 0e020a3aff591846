/** What a header of RFC 9110 §13.1 names: any version, or these, each as the origin server wrote it, without quotes. */
export type EntityTags = { isAny: true } | { isAny: false; tags: ReadonlySet<string> };

const anyTag = /^(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/;
/**
 * What a proxy appends to a tag when it compresses: Apache `-gzip`, Jetty `--gzip`, LiteSpeed `;br` and `;;;`. Several of them may stand one
 * behind the other.
 */
const codingSuffix =
  /(?:-{1,2}(?:x-)?(?:gzip|br|brotli|deflate|zstd)|;(?:x-)?(?:gzip|gz|br|brotli|deflate|zstd)|;;;)+$/i;

/**
 * Parses the value of `If-Match` or `If-None-Match`, once for everything that has a version. A proxy that compresses weakens a tag, or appends the
 * coding to it. Our tags name a version and not its bytes, so both still name the same one.
 * @returns `undefined` where the value is no list of entity tags
 */
export function parseEntityTags(value: string): EntityTags | undefined {
  if (value.trim() === "*") return { isAny: true };
  const tags = new Set<string>();
  let rest = value.replace(/^[\s,]+/, "");
  while (rest !== "") {
    const found = anyTag.exec(rest);
    if (found === null) return undefined;
    tags.add(withoutCoding(found[1] ?? ""));
    const behind = rest.slice(found[0].length);
    rest = behind.replace(/^[ \t]*(?:,[ \t,]*|$)/, "");
    if (rest === behind && rest !== "") return undefined;
  }
  return tags.size === 0 ? undefined : { isAny: false, tags };
}

/** Returns whether `given` names the version that `tag` names, which the server itself wrote. */
export function namesVersion(given: EntityTags, tag: string): boolean {
  const own = anyTag.exec(tag)?.[1];
  return given.isAny || (own !== undefined && given.tags.has(withoutCoding(own)));
}

/** What is wrong with a header that holds none. */
export const notAnEntityTag = ['Send an ETag such as "3", or *.'];

/** Returns whether who sent `If-None-Match` already has `etag`. */
export function isKnown(etag: string, { headers }: Request): boolean {
  const known = parseEntityTags(headers.get("if-none-match") ?? "");
  return known !== undefined && namesVersion(known, etag);
}

/** Writes entity tags for readers that know one spelling only. They compare weakly. */
export function writeEntityTags(given: EntityTags): string {
  return given.isAny ? "*" : [...given.tags].map((tag) => `"${tag}"`).join(", ");
}

const withoutCoding = (tag: string) => tag.replace(codingSuffix, "");
