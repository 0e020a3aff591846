import { problem } from "../http/response/problem";

const codes: Record<number, string> = {
  400: "bad_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  415: "unsupported_media_type",
  422: "unprocessable_content",
  429: "too_many_requests",
};

/**
 * Adds a code to an error response of Better Auth that has none, by its status, so that clients can always rely on it. A response with a code is
 * kept. Headers are kept, including cleared cookies.
 */
export async function withCode(response: Response, requestId: string): Promise<Response> {
  if (response.status < 400) return response;
  const text = await response.text();
  const body = readJson(text);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  if (typeof body["code"] === "string") return new Response(text, { status: response.status, headers });
  const { message } = body;
  const title = typeof message === "string" && message !== "" ? message : "The request was refused.";
  const described = problem(response.status, codes[response.status] ?? "refused", title, { requestId });
  headers.set("content-type", "application/problem+json");
  return new Response(described.body, { status: response.status, headers });
}

/** Turns the 500 of Better Auth for an unverifiable passkey into a 400, because the browser sent it. */
export async function withPasskeyStatus(response: Response): Promise<Response> {
  if (response.status !== 500) return response;
  const text = await response.text();
  const status = readJson(text)["code"] === "FAILED_TO_VERIFY_REGISTRATION" ? 400 : 500;
  return new Response(text, { status, headers: response.headers });
}

function readJson(text: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}
