import type { BoundOperation } from "./operations";

type Errors = Record<string, string[]>;

const entityTag = String.raw`(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const entityTags = new RegExp(`^${entityTag}(?:\\s*,\\s*${entityTag})*$`);
/** Higher than any version becomes: a tag that cannot be ours matches nothing. */
const noVersion = 2_147_483_647;

/**
 * What the headers of RFC 9110 §13.1 make a request depend on: the version the resource has to have, `undefined` for any.
 * `If-Match` compares strongly, so a weak tag matches nothing. Where a condition cannot be kept it is refused, never ignored.
 */
export function readConditions(
  { method, shape }: BoundOperation,
  headers: Headers,
): { version: number | undefined; errors?: undefined } | { errors: Errors } {
  const ifMatch = headers.get("if-match")?.trim();
  if (method !== "GET" && headers.has("if-none-match")) {
    return { errors: { "If-None-Match": ["Only reading takes this header."] } };
  }
  if (ifMatch === undefined) return { version: undefined };
  if (!shape.has("version")) return { errors: { "If-Match": ["This address does not take this header."] } };
  if (ifMatch === "*") return { version: undefined };
  if (!entityTags.test(ifMatch)) return { errors: { "If-Match": ['Send an ETag such as "3", or *.'] } };
  const tags = ifMatch.split(/\s*,\s*/);
  if (tags.length > 1) return { errors: { "If-Match": ["Send one ETag."] } };
  const version = /^"([1-9]\d{0,8})"$/.exec(ifMatch)?.[1];
  return { version: version === undefined ? noVersion : Number(version) };
}

/** Whether the client that sent `If-None-Match` already has `etag`, by the weak comparison. */
export function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || ifNoneMatch.trim() === "*";
}
