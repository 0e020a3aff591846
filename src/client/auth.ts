import { readKey, readString } from "./read-answer";

import { forgetPageUser, reloadForOtherUser } from "./page-user";

/** Why a request to `/api/auth` did not do what was asked. */
export type AuthFailure = {
  /** Better Auth's or ours, such as `INVALID_EMAIL_OR_PASSWORD`; `UNREACHABLE` when no answer came at all. */
  code: string;
  /** 0 when no answer came at all. */
  status: number;
  /** Seconds until another attempt makes sense, if the server said so. */
  retryAfter?: number;
  /** With `confirmation_required`: how the person can prove again who they are. */
  methods?: string[];
  /** With `PASSWORD_REQUIRED` and `NEW_PASSWORD_REQUIRED`: of which account. */
  email?: string;
  /** What exactly is wrong, in the server's words. */
  detail?: string;
};

export type AuthResult<Value = void> = { ok: true; value: Value } | { ok: false; failure: AuthFailure };

export type Credentials = { email: string; password: string };

/**
 * Signs in. On success the browser holds the session's http-only cookies; with a second factor, a cookie that lets it send the code. Never
 * throws.
 */
export async function signIn({ email, password }: Credentials): Promise<AuthResult<{ needsSecondFactor: boolean }>> {
  const result = await postAuth("sign-in/email", { email, password });
  if (result.ok) forgetPageUser();
  return result.ok
    ? { ok: true, value: { needsSecondFactor: readKey(result.value, "twoFactorRedirect") === true } }
    : result;
}

/**
 * Makes the account. Whether that signed in, so that the browser holds the session's http-only cookies, its answer does not tell: where the address
 * has to be confirmed first, or has an account already, it did not, and there is mail to read. Never throws.
 */
export async function signUp({
  name,
  email,
  password,
}: Credentials & { name: string }): Promise<AuthResult<{ email: string; isSignedIn: boolean }>> {
  const result = await postAuth("sign-up/email", { name, email, password });
  if (!result.ok) return result;
  forgetPageUser();
  const session = await requestAuth("get-session");
  const holder = session.ok ? readString(readKey(session.value, "user"), "email") : undefined;
  return { ok: true, value: { email, isSignedIn: holder === email.toLowerCase() } };
}

/** Signs this browser out; its tokens are refused everywhere. Never throws. */
export async function signOut(): Promise<AuthResult> {
  return asVoid(await postAuth("sign-out", {}));
}

/** Changes what the person who is signed in is called. Never throws. */
export async function changeName({ name }: { name: string }): Promise<AuthResult> {
  return asVoid(await postAuth("update-user", { name }));
}

/** Returns Google's address to send the browser to. `callbackURL` and `errorCallbackURL` are paths of this site. Never throws. */
export const startGoogle = (paths: GooglePaths) => sendToGoogle("sign-in/social", paths);

/** Returns Google's address for a signed-in user, to link the account. Never throws. */
export const linkGoogle = (paths: GooglePaths) => sendToGoogle("link-social", paths);

type GooglePaths = { callbackURL: string; errorCallbackURL: string };

async function sendToGoogle(path: string, paths: GooglePaths): Promise<AuthResult<string>> {
  const result = await postAuth(path, { provider: "google", ...paths });
  if (!result.ok) return result;
  const url = readString(result.value, "url");
  return url ? { ok: true, value: url } : { ok: false, failure: { code: "NO_ADDRESS", status: 502 } };
}

/** Sends `body` to `path` below `/api/auth`, and answers with what came back. Never throws. */
export function postAuth(path: string, body: object): Promise<AuthResult<unknown>> {
  const headers = { "content-type": "application/json" };
  return requestAuth(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Asks `path` below `/api/auth`. Never throws. */
export async function requestAuth(path: string, init: RequestInit = {}): Promise<AuthResult<unknown>> {
  try {
    const response = await fetch(`/api/auth/${path}`, init);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { ok: true, value: answer };
    const retryAfter = readRetryAfter(response.headers);
    const code = readString(answer, "code") ?? "UNKNOWN";
    if (code === "other_person") reloadForOtherUser();
    const methods = readKey(answer, "methods");
    const email = readString(answer, "email");
    const detail = readString(answer, "detail");
    const details = {
      ...(retryAfter !== undefined && { retryAfter }),
      ...(Array.isArray(methods) && { methods: methods.map(String) }),
      ...(email !== undefined && { email }),
      ...(detail !== undefined && { detail }),
    };
    return { ok: false, failure: { code, status: response.status, ...details } };
  } catch {
    return { ok: false, failure: { code: "UNREACHABLE", status: 0 } };
  }
}

/** Returns the same result without a value. */
export function asVoid(result: AuthResult<unknown>): AuthResult {
  return result.ok ? { ok: true, value: undefined } : result;
}

/** Reads the seconds to wait: Better Auth's limiter sends `X-Retry-After`, all others `Retry-After`. */
function readRetryAfter(headers: Headers): number | undefined {
  const seconds = Number.parseInt(headers.get("retry-after") ?? headers.get("x-retry-after") ?? "", 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}
