import { problem } from "../problem";
import { faultsIn } from "./input-guard";
import type { Auth } from "./instance";

/**
 * `/api/auth/*`: Better Auth, with what it lets through closed: oversized and unstorable input, session tokens in bodies,
 * its own 500s, and Bearer tokens handed to scripts of a page.
 */
export async function handleAuth(
  request: Request,
  { auth, requestId }: { auth: Auth; requestId: string },
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isToken = pathname === "/api/auth/token";
  if (isToken && isFromPage(request)) {
    return problem(403, "not_for_browsers", "A page uses its cookie; tokens are for other programs.", { requestId });
  }
  const checked = await checkInput(request, requestId);
  if (checked instanceof Response) return checked;
  const response = await auth.handler(checked);
  if (response.status >= 500) {
    return problem(500, "internal_error", "Something went wrong on our side. It has been recorded.", { requestId });
  }
  return isToken ? response : withoutSessionTokens(response);
}

/** Browsers put this header on every request and let no page change it (https://www.w3.org/TR/fetch-metadata/). */
const isFromPage = (request: Request) => request.headers.has("sec-fetch-site");

/** The request to pass on, its body read; or the refusal. */
async function checkInput(request: Request, requestId: string): Promise<Request | Response> {
  const { pathname, search } = new URL(request.url);
  if (/%00/.test(pathname + search))
    return problem(400, "bad_request", "The address holds a NUL character.", { requestId });
  if (request.body === null) return request;
  const body = await request.text();
  const isJson = request.headers.get("content-type")?.includes("application/json") ?? false;
  const errors = isJson && body !== "" ? faultsIn(body) : undefined;
  if (errors !== undefined) return problem(400, "bad_request", "The input is not valid.", { requestId, errors });
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

/** The session's token stays in its http-only cookie. */
async function withoutSessionTokens(response: Response): Promise<Response> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (!isJson || response.body === null) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const text = JSON.stringify(await response.json(), (key, value: unknown) => (key === "token" ? undefined : value));
  return new Response(text, { status: response.status, headers });
}
