import { parseLocalPath } from "./local-path";
import { withParams } from "./search-params";

/** Not a place to go after signing in: the API, and what people pass through on their way in. */
const accountPaths = /^\/(api|sign-in|sign-up|forgot-password|reset-password|verify-email|change-email)([/?#]|$)/i;

/**
 * Returns where to go after signing in: the path the visitor asked for, or `undefined` when `value` is anything but a page of
 * this site (another origin, the API, the account pages themselves).
 */
export function parseNextPath(value: string | string[] | undefined): string | undefined {
  if (typeof value !== "string" || value.length > 1000) return undefined;
  const path = parseLocalPath(value);
  return path === undefined || accountPaths.test(decodeAscii(path)) ? undefined : path;
}

/** Returns `path` with the wish to go to `next` afterwards. */
export const withNextPath = (path: string, next: string | undefined) => withParams(path, { next });

/** `%61pi` is `api` to a server that decodes it. */
function decodeAscii(path: string): string {
  return path.replaceAll(/%[0-7][\da-f]/gi, (code) => decodeURIComponent(code));
}
