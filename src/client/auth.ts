/** Why a request to `/api/auth` did not do what was asked. */
export type AuthFailure = {
  /** Better Auth's or ours, such as `INVALID_EMAIL_OR_PASSWORD`; `UNREACHABLE` when no answer came at all. */
  code: string;
  /** 0 when no answer came at all. */
  status: number;
  /** Seconds until another attempt makes sense, if the server said so. */
  retryAfter?: number;
};

export type AuthResult<Value = void> = { ok: true; value: Value } | { ok: false; failure: AuthFailure };

export type Credentials = { email: string; password: string };

/** On success the browser holds the session's http-only cookies. Never throws. */
export async function signIn({ email, password }: Credentials): Promise<AuthResult> {
  return asVoid(await post("sign-in/email", { email, password }));
}

/** Makes the account and signs in: on success the browser holds the session's http-only cookies. Never throws. */
export async function signUp({ name, email, password }: Credentials & { name: string }): Promise<AuthResult> {
  return asVoid(await post("sign-up/email", { name, email, password }));
}

/** On success this browser's session is over, its tokens refused everywhere. Never throws. */
export async function signOut(): Promise<AuthResult> {
  return asVoid(await post("sign-out", {}));
}

/** Ends every session of the person but this one; their tokens are refused everywhere. Never throws. */
export async function endOtherSessions(): Promise<AuthResult> {
  return asVoid(await post("revoke-other-sessions", {}));
}

/** Changes what the person who is signed in is called. Never throws. */
export async function changeName({ name }: { name: string }): Promise<AuthResult> {
  return asVoid(await post("update-user", { name }));
}

/** Google's address to send the browser to. `callbackURL` and `errorCallbackURL` are paths of this site. Never throws. */
export async function startGoogle(paths: {
  callbackURL: string;
  errorCallbackURL: string;
}): Promise<AuthResult<string>> {
  const result = await post("sign-in/social", { provider: "google", ...paths });
  if (!result.ok) return result;
  const url = readString(result.value, "url");
  return url ? { ok: true, value: url } : { ok: false, failure: { code: "NO_ADDRESS", status: 502 } };
}

async function post(path: string, body: Record<string, string>): Promise<AuthResult<unknown>> {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { ok: true, value: answer };
    const retryAfter = readRetryAfter(response.headers);
    const code = readString(answer, "code") ?? "UNKNOWN";
    return { ok: false, failure: { code, status: response.status, ...(retryAfter !== undefined && { retryAfter }) } };
  } catch {
    return { ok: false, failure: { code: "UNREACHABLE", status: 0 } };
  }
}

function asVoid(result: AuthResult<unknown>): AuthResult {
  return result.ok ? { ok: true, value: undefined } : result;
}

function readString(body: unknown, key: string): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" ? value : undefined;
}

/** Better Auth's limiter says `X-Retry-After`, everybody else `Retry-After`; both in seconds. */
function readRetryAfter(headers: Headers): number | undefined {
  const seconds = Number.parseInt(headers.get("retry-after") ?? headers.get("x-retry-after") ?? "", 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}
