import { parseLocalPath } from "./local-path";
import { withParams } from "./search-params";

/** Paths that are no destination after signing in: the API, and the account pages themselves. */
const accountPaths = /^\/(api|sign-in|sign-up|forgot-password|reset-password|verify-email|change-email)([/?#]|$)/i;

/**
 * Returns the path to open after signing in: the one the visitor requested, or `undefined` when `value` is not a page of
 * this site (another origin, the API, the account pages themselves).
 */
export function parseNextPath(value: string | string[] | undefined): string | undefined {
  if (typeof value !== "string" || value.length > 1000) return undefined;
  const path = parseLocalPath(value);
  return path === undefined || accountPaths.test(decodeAscii(path)) ? undefined : path;
}

/** Returns `path` with the parameter that opens `next` afterwards. */
export const withNextPath = (path: string, next: string | undefined) => withParams(path, { next });

/** `%61pi` is `api` to a server that decodes it. */
function decodeAscii(path: string): string {
  return path.replaceAll(/%[0-7][\da-f]/gi, (code) => decodeURIComponent(code));
}
