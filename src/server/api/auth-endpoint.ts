import { serverRequestIdHeader } from "../audit/client-origin";
import { clientAddressHeader } from "../http/address/client-address";
import { hadOutage } from "../db/pool/deadline";
import { isInputError } from "../errors";
import { findPageUserFault } from "../http/pages/page-user";
import { problem, refusePageUser, unavailable } from "../http/response/problem";
import type { AuthLimit } from "../auth/better-auth/rate-limit";
import { limitHeaders } from "../limits/call-limit";
import type { LimitResult } from "../limits/limiter";
import { withCode, withPasskeyStatus } from "./auth-error-response";
import { parseAuthFields, readAuthBody } from "../auth/better-auth/body-schema";
import type { OpenEndpoint } from "../auth/better-auth/open-endpoint";
import type { ReadCookiesForAuth } from "../auth/cookies/cookies-for-auth";
import { withCookies } from "../auth/cookies/renewed-cookies";
import type { Auth } from "../auth/instance";
import { deviceIn } from "../auth/devices/known-devices";
import { faultOfNewPassword } from "../auth/passwords/new-password";
import { passwordFaults } from "../auth/passwords/policy";
import { hashFor } from "../auth/passwords/hashing-parties";
import { isIssuedFor } from "../auth/tokens/minted-for";

export interface AuthEndpointOptions {
  auth: Auth;
  readCookiesForAuth: ReadCookiesForAuth;
  requestId: string;
  /** The server's own id of the request, beside the id that the caller may have chosen. */
  serverRequestId: string;
  limit: AuthLimit | undefined;
  endpoint: OpenEndpoint;
}

/**
 * Handles `/api/auth/*` with Better Auth, and closes its gaps: oversized and unstorable input, session tokens in bodies, its own 500s, and Bearer
 * tokens for scripts of a page.
 */
export async function handleAuth(
  request: Request,
  { auth, readCookiesForAuth, requestId, serverRequestId, limit, endpoint }: AuthEndpointOptions,
): Promise<Response> {
  const isToken = endpoint.mintsToken === true;
  if (isToken && isFromBrowser(request)) {
    return problem(403, "not_for_browsers", "Pages use their cookie. Tokens are for other programs.", { requestId });
  }
  const checked = await checkInput(request, { requestId, endpoint });
  if (checked instanceof Response) return checked;
  const { secure } = auth.options.advanced.defaultCookieAttributes;
  const address = request.headers.get(clientAddressHeader) ?? "unknown";
  const device = deviceIn(request.headers, { isSecure: secure });
  const taken = await limit?.take({ limit: endpoint.limit, address, email: checked.email, device });
  if (taken?.result.allowed === false) return tooMany(taken.result, requestId);
  const { headers, session, cleared } = await readCookiesForAuth(checked.request);
  const fault = findPageUserFault(headers, session?.principal.userId);
  if (fault !== undefined) {
    await taken?.refundGuess();
    return refusePageUser(fault, requestId);
  }
  headers.set("x-request-id", requestId);
  headers.set(serverRequestIdHeader, serverRequestId);
  const account = session?.principal.userId ?? checked.email?.toLowerCase();
  const browser = taken?.isKnownDevice === true ? device : "";
  const handled = hashFor({ account: account && `${account}:${browser}`, address }, () =>
    auth.handler(new Request(checked.request, { headers }), endpoint),
  );
  const response = await handled.then(withPasskeyStatus, (error: unknown) => {
    // Some invalid input, such as an id that is not a UUID, reaches the database.
    if (!isInputError(error)) throw error;
    return problem(400, "bad_request", "A value cannot be stored.", { requestId });
  });
  // During an outage Better Auth answers 500, 401 or `null` and clears cookies, all of which is wrong.
  if (hadOutage()) return unavailable(requestId);
  if (response.ok || response.status === 503) await taken?.refundGuess();
  if (response.status === 503) {
    const title = "Too many people are signing in. Try again in a moment.";
    return problem(503, "service_unavailable", title, {
      requestId,
      headers: { "retry-after": response.headers.get("retry-after") ?? "2" },
    });
  }
  if (response.status >= 500) {
    return problem(500, "internal_error", "Something went wrong on our side. It has been recorded.", { requestId });
  }
  const renewal = isToken && response.ok && session ? { sent: headers, session, secure } : undefined;
  const withSession = withCookies(await withCode(response, requestId), { cleared, renewal });
  if (!isToken) return withoutSessionTokens(withSession);
  if (!withSession.ok || (await isIssuedFor(session, withSession.clone()))) return withSession;
  return problem(401, "unauthorized", "Sign in first.", { requestId });
}

/**
 * Returns whether a browser sent the request. Browsers add this header to every request and let no page change it
 * (https://www.w3.org/TR/fetch-metadata/).
 */
const isFromBrowser = (request: Request) => request.headers.has("sec-fetch-site");

/** Returns the request with its parsed body, or the error response. */
async function checkInput(
  request: Request,
  { requestId, endpoint }: Pick<AuthEndpointOptions, "requestId" | "endpoint">,
): Promise<{ request: Request; email: string | undefined } | Response> {
  const { pathname, search } = new URL(request.url);
  if (/%00/.test(pathname + search))
    return problem(400, "bad_request", "The address contains a NUL character.", { requestId });
  if (request.body === null) return { request, email: undefined };
  const body = readAuthBody(await request.arrayBuffer(), request.headers.get("content-type") ?? "");
  const asJson = () => problem(415, "unsupported_media_type", "Send JSON, as application/json.", { requestId });
  if (body.kind === "other") return asJson();
  if (body.kind === "fault")
    return problem(400, "bad_request", "The input is not valid.", { requestId, errors: { "": [body.fault] } });
  const { kind } = body;
  const parsed = parseAuthFields(body.fields);
  if (parsed.errors !== undefined)
    return problem(400, "bad_request", "The input is not valid.", { requestId, errors: parsed.errors });
  const { fields, email } = parsed;
  const passwordFault = await faultOfNewPassword(endpoint.newPassword, fields);
  if (passwordFault !== undefined) {
    const title = passwordFaults[passwordFault.fault];
    return problem(400, passwordFault.fault, title, { requestId, errors: { [passwordFault.field]: [title] } });
  }
  if (kind === "form" && endpoint.takesForms !== true) return asJson();
  // Only the parsed fields are passed on, because Better Auth tells JSON from a form in another way.
  const { method, url } = request;
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  if (kind !== "empty") headers.set("content-type", "application/json");
  const read = kind === "empty" ? "" : JSON.stringify(fields);
  return { request: new Request(url, { method, headers, body: read }), email };
}

function tooMany(limitResult: LimitResult, requestId: string): Response {
  const title = `Too many attempts. Try again in ${limitResult.resetsIn} s.`;
  return problem(429, "too_many_requests", title, {
    requestId,
    headers: Object.fromEntries(limitHeaders(limitResult)),
  });
}

/** Removes session tokens from a response, because they belong in the http-only cookie only. */
async function withoutSessionTokens(response: Response): Promise<Response> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (!isJson || response.body === null) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const text = JSON.stringify(await response.json(), (key, value: unknown) => (key === "token" ? undefined : value));
  return new Response(text, { status: response.status, headers });
}
