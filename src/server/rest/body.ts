import { problem } from "../problem";

type Fields = [name: string, value: unknown][];

const jsonTypes = new Set(["application/json", "application/merge-patch+json"]);
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The fields of a JSON body, a name that is given twice as often as it is; none without a body; or the refusal. */
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
  const parsed = parseJson(bytes);
  if (parsed === undefined) return problem(400, "parse_error", "The body is not valid JSON.", { requestId });
  const { value, text } = parsed;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return problem(400, "bad_request", "The body is not a JSON object.", { requestId });
  }
  const fields = Object.entries(value);
  return [...fields, ...repeatedNames(text, fields.length).map((name): [string, unknown] => [name, undefined])];
}

function parseJson(bytes: ArrayBuffer): { value: unknown; text: string } | undefined {
  try {
    const text = decoder.decode(bytes);
    return { value: JSON.parse(text), text };
  } catch {
    return undefined;
  }
}

/** Names that stand more than once in the object `text`, of which `JSON.parse` keeps the last value without a word (RFC 8259 §4). */
function repeatedNames(text: string, distinct: number): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && token.endsWith(":")) names.push(String(JSON.parse(token.slice(0, -1))));
  }
  if (names.length === distinct) return [];
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
