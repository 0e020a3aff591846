import { problem } from "../problem";

/** The fields of a JSON body; `{}` without one; or the refusal. */
export async function readFields(request: Request, requestId: string): Promise<Record<string, unknown> | Response> {
  const text = request.body === null ? "" : await request.text();
  if (text === "") return {};
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/merge-patch+json") {
    return problem(415, "unsupported_media_type", "Send JSON, as application/json.", { requestId });
  }
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return problem(400, "bad_request", "The body is not a JSON object.", { requestId });
  }
  return Object.fromEntries(Object.entries(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
