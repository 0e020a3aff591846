import { readKey, readString } from "./read-answer";

import { forgetPageUser, reloadForOtherUser } from "./viewer/page-user";

/** Why a request to `/api/auth` failed. */
export type AuthFailure = {
  /** A code of Better Auth or ours, such as `INVALID_EMAIL_OR_PASSWORD`; `UNREACHABLE` when there was no answer. */
  code: string;
  /** 0 when there was no answer. */
  status: number;
  /** Seconds until another attempt makes sense, if the server said so. */
  retryAfter?: number;
  /** With `confirmation_required`: the methods of step-up authentication. */
  methods?: string[];
  /** With `PASSWORD_REQUIRED` and `NEW_PASSWORD_REQUIRED`: the account's address. */
  email?: string;
  /** The server's message about what is wrong. */
  detail?: string;
};

export type AuthResult<Value = void> = { ok: true; value: Value } | { ok: false; failure: AuthFailure };

export type Credentials = { email: string; password: string };

/**
 * Signs in. On success the browser has the session's http-only cookies; with a second factor, a cookie that allows sending the code. Never
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
 * Creates the account. The answer does not reveal whether this signed in: if the address must be confirmed first, or already has an
 * account, it did not, and the next step is in the mail. Never throws.
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

/** Changes the user's name. Never throws. */
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

/** Posts `body` to `path` below `/api/auth`, and returns the result. Never throws. */
export function postAuth(path: string, body: object): Promise<AuthResult<unknown>> {
  const headers = { "content-type": "application/json" };
  return requestAuth(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Requests `path` below `/api/auth`. Never throws. */
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
