import { readdir, stat } from "node:fs/promises";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import type { Handler } from "../listen";
import { refuseRequest } from "../request/refuse-request";
import { namesVersion, parseEntityTags, writeEntityTags } from "./entity-tags";

/** The file that the conditions of a request are evaluated against. */
export interface Representation {
  /** In bytes. */
  size: number;
  modifiedAt: Date;
  /** The entity tag. A file without one never matches `If-Match`; its `If-None-Match` is left to the next handler. */
  tag?: string;
}

/** The status of a file that is not sent, or the name of an invalid header. */
export type Fault = 304 | 412 | 416 | "If-Match" | "If-None-Match";

/**
 * Evaluates the conditional headers (RFC 9110 §13.1) and the range (§14.2) of a request for a file. Headers without further effect are removed, so
 * that no later handler decides otherwise. A range is kept only if it is single and satisfiable, and is ignored with `If-Range`, as every server may.
 */
export function evaluateConditions(headers: IncomingHttpHeaders, file: Representation): Fault | undefined {
  const { "if-match": ifMatch, "if-unmodified-since": ifUnmodifiedSince, "if-none-match": ifNoneMatch } = headers;
  const { "if-range": ifRange, range } = headers;
  for (const name of ["if-match", "if-unmodified-since", "if-range", "range"]) delete headers[name];
  const wanted = ifMatch === undefined ? undefined : parseEntityTags(ifMatch);
  const known = ifNoneMatch === undefined ? undefined : parseEntityTags(ifNoneMatch);
  if (ifMatch !== undefined && wanted === undefined) return "If-Match";
  if (ifNoneMatch !== undefined && known === undefined) return "If-None-Match";
  if (wanted === undefined ? isModifiedSince(ifUnmodifiedSince, file) : !namesVersion(wanted, file.tag ?? ""))
    return 412;
  if (known !== undefined && file.tag !== undefined && namesVersion(known, file.tag)) return 304;
  if (known !== undefined) headers["if-none-match"] = writeEntityTags(known);
  return range === undefined || ifRange !== undefined ? undefined : evaluateRange(headers, range, file);
}

function evaluateRange(headers: IncomingHttpHeaders, range: string, { size }: Representation): 416 | undefined {
  const [, first = "", last = ""] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(range) ?? [];
  if (first + last === "") return undefined;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  const end = Math.min(first === "" || last === "" ? Infinity : Number(last), size - 1);
  // A suffix longer than the file means the whole file.
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  if (start > end) return 416;
  headers.range = `bytes=${start}-${end}`;
  return undefined;
}

/** Returns whether the file changed after `date`; an invalid date is ignored. */
function isModifiedSince(date: string | undefined, { modifiedAt }: Representation): boolean {
  return Math.floor(modifiedAt.getTime() / 1000) > Date.parse(date ?? "") / 1000;
}

/** Sends the response for a file that is not sent. */
export function refuseConditions(
  request: Parameters<Handler>[0],
  response: ServerResponse,
  { fault, size }: { fault: Fault; size: number },
): void {
  if (fault === 304) return void response.writeHead(304).end();
  if (typeof fault === "string")
    return refuseRequest(request, response, {
      status: 400,
      code: "bad_request",
      title: `The header ${fault} must list entity tags such as "3", or be *.`,
    });
  if (fault === 412)
    return refuseRequest(request, response, {
      status: 412,
      code: "precondition_failed",
      title: "The file has another version.",
    });
  const headers = { "content-range": `bytes */${size}` };
  refuseRequest(request, response, {
    status: 416,
    code: "range_not_satisfiable",
    title: "The requested range is outside the file.",
    headers,
  });
}

/**
 * Evaluates the conditions of file requests before Next does, which answers 500 when they are not met.
 * @param roots the directories of the files, by their path prefix
 */
export async function checkFileConditions(roots: Record<string, string>, otherwise: Handler): Promise<Handler> {
  const files = new Map<string, Representation>();
  for (const [prefix, root] of Object.entries(roots)) {
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtime } = await stat(path);
      files.set(prefix + relative(root, path).split(sep).join("/"), { size, modifiedAt: mtime });
    }
  }
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    const file = files.get(decodeURIComponent(path));
    const fault = file && evaluateConditions(request.headers, file);
    if (file === undefined || fault === undefined) return otherwise(request, response);
    refuseConditions(request, response, { fault, size: file.size });
  };
}
