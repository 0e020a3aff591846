import { ConflictError } from "../errors";
import { notAnEntityTag, parseEntityTags } from "../http/conditions/entity-tags";
import type { BoundOperation } from "../operations/bound-operation";

type Errors = Record<string, string[]>;

/** Higher than any version becomes: a tag that cannot be ours matches nothing. */
const noVersion = 2_147_483_647;

/**
 * Returns what the headers of RFC 9110 §13.1 make a request depend on: the versions of which the resource has to have one, `undefined` for any. A
 * tag that a proxy weakened still names its version. Where a condition cannot be kept it is refused, never ignored.
 */
export function readConditions(
  { method, shape }: BoundOperation,
  headers: Headers,
): { versions: readonly number[] | undefined; errors?: undefined } | { errors: Errors } {
  const ifMatch = headers.get("if-match");
  const ifNoneMatch = headers.get("if-none-match");
  if (method !== "GET" && ifNoneMatch !== null)
    return { errors: { "If-None-Match": ["Only reading takes this header."] } };
  if (ifNoneMatch !== null && parseEntityTags(ifNoneMatch) === undefined)
    return { errors: { "If-None-Match": notAnEntityTag } };
  if (ifMatch === null) return { versions: undefined };
  if (!shape.has("version")) return { errors: { "If-Match": ["This address does not take this header."] } };
  const given = parseEntityTags(ifMatch);
  if (given === undefined) return { errors: { "If-Match": notAnEntityTag } };
  return { versions: given.isAny ? undefined : [...given.tags].map(versionOf) };
}

/**
 * Calls with the one of `versions` that the resource has. Which one that is, only the call itself can say without a gap, so it is first made with
 * any of them.
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
