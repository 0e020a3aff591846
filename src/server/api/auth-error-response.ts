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
 * A refusal of Better Auth that has a `code` stays as it is; one without, or without any body, becomes a problem with the code of its status,
 * so that a client can always tell by the code. Headers stay, the cookies that are cleared among them.
 */
export async function withCode(response: Response, requestId: string): Promise<Response> {
  if (response.status < 400) return response;
  const text = await response.text();
  const body = readJson(text);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  if (typeof body["code"] === "string") return new Response(text, { status: response.status, headers });
  const { message } = body;
  const title = typeof message === "string" && message !== "" ? message : "This was refused.";
  const answer = problem(response.status, codes[response.status] ?? "refused", title, { requestId });
  headers.set("content-type", "application/problem+json");
  return new Response(answer.body, { status: response.status, headers });
}

/** What a browser sends as a new passkey may be anything; that it could not be verified is no fault of the server, as Better Auth has it. */
export async function withoutFalseFault(response: Response): Promise<Response> {
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
