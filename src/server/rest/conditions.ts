import { ConflictError } from "../errors";
import { notAnEntityTag, parseEntityTags } from "../http/conditions/entity-tags";
import type { BoundOperation } from "../operations/bound-operation";

type Errors = Record<string, string[]>;

/** Higher than any real version, so that a foreign tag matches nothing. */
const noVersion = 2_147_483_647;

/**
 * Returns the versions that the conditional headers (RFC 9110 §13.1) accept; `undefined` for any. A tag that a proxy weakened still names its
 * version. A condition that cannot be honoured is refused, never ignored.
 */
export function readConditions(
  { method, shape }: BoundOperation,
  headers: Headers,
): { versions: readonly number[] | undefined; errors?: undefined } | { errors: Errors } {
  const ifMatch = headers.get("if-match");
  const ifNoneMatch = headers.get("if-none-match");
  if (method !== "GET" && ifNoneMatch !== null)
    return { errors: { "If-None-Match": ["Only a GET accepts this header."] } };
  if (ifNoneMatch !== null && parseEntityTags(ifNoneMatch) === undefined)
    return { errors: { "If-None-Match": notAnEntityTag } };
  if (ifMatch === null) return { versions: undefined };
  if (!shape.has("version")) return { errors: { "If-Match": ["This operation does not accept this header."] } };
  const given = parseEntityTags(ifMatch);
  if (given === undefined) return { errors: { "If-Match": notAnEntityTag } };
  return { versions: given.isAny ? undefined : [...given.tags].map(versionOf) };
}

/**
 * Calls with the version that the resource has, out of `versions`. Only the call itself can check it atomically, so the first attempt uses the first
 * version.
 */
export async function callWithVersion<Result>(
  versions: readonly number[] | undefined,
  call: (version: number | undefined) => Promise<Result>,
): Promise<Result> {
  const first = versions?.[0];
  try {
    return await call(first);
  } catch (error) {
    const current =
      error instanceof ConflictError ? versions?.find((each) => each === versionIn(error.current)) : undefined;
    if (current === undefined || current === first) throw error;
    return call(current);
  }
}

function versionOf(tag: string): number {
  return /^[1-9]\d{0,8}$/.test(tag) ? Number(tag) : noVersion;
}

function versionIn(resource: unknown): unknown {
  return resource instanceof Object ? Reflect.get(resource, "version") : undefined;
}
