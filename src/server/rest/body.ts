import { parseJson } from "../http/request/json-text";
import { problem } from "../http/response/problem";

type Fields = [name: string, value: unknown][];

const jsonTypes = new Set(["application/json", "application/merge-patch+json"]);

/** Returns the fields of a JSON body, with repeated names repeated; none without a body; or the error response. */
export async function readFields(request: Request, requestId: string): Promise<Fields | Response> {
  const bytes = request.body === null ? undefined : await request.arrayBuffer();
  if (bytes === undefined || bytes.byteLength === 0) return [];
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const coding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (type === undefined || !jsonTypes.has(type) || coding !== "identity") {
    const headers = { accept: "application/json", "accept-encoding": "identity" };
    return problem(415, "unsupported_media_type", "Send JSON, as application/json, uncompressed.", {
      requestId,
      headers,
    });
  }
  const { value, repeated, fault, isJson } = parseJson(bytes);
  if (fault !== undefined) return problem(400, isJson ? "bad_request" : "parse_error", fault, { requestId });
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return problem(400, "bad_request", "The body is not a JSON object.", { requestId });
  }
  return [...Object.entries(value), ...repeated.map((name): [string, unknown] => [name, undefined])];
}
