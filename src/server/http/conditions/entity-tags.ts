/** The value of a conditional header (RFC 9110 §13.1): any version, or a set of tags as the origin server wrote them, without quotes. */
export type EntityTags = { isAny: true } | { isAny: false; tags: ReadonlySet<string> };

const anyTag = /^(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/;
/** What a compressing proxy appends to a tag: Apache `-gzip`, Jetty `--gzip`, LiteSpeed `;br` and `;;;`. Several suffixes may follow each other. */
const codingSuffix =
  /(?:-{1,2}(?:x-)?(?:gzip|br|brotli|deflate|zstd)|;(?:x-)?(?:gzip|gz|br|brotli|deflate|zstd)|;;;)+$/i;

/**
 * Parses the value of `If-Match` or `If-None-Match`. A compressing proxy weakens a tag or appends the coding. A tag names a version and not its
 * bytes, so it still names the same version.
 * @returns `undefined` when the value is not a list of entity tags
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

/** Returns whether `given` includes the version that `tag` names, which this server wrote. */
export function namesVersion(given: EntityTags, tag: string): boolean {
  const own = anyTag.exec(tag)?.[1];
  return given.isAny || (own !== undefined && given.tags.has(withoutCoding(own)));
}

/** The message for an invalid conditional header. */
export const notAnEntityTag = ['Send an ETag such as "3", or *.'];

/** Returns whether the sender of `If-None-Match` already has `etag`. */
export function isKnown(etag: string, { headers }: Request): boolean {
  const known = parseEntityTags(headers.get("if-none-match") ?? "");
  return known !== undefined && namesVersion(known, etag);
}

/** Writes entity tags in one spelling, for parsers that know no other. They compare weakly. */
export function writeEntityTags(given: EntityTags): string {
  return given.isAny ? "*" : [...given.tags].map((tag) => `"${tag}"`).join(", ");
}

const withoutCoding = (tag: string) => tag.replace(codingSuffix, "");
