import { readdir, stat } from "node:fs/promises";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import type { Handler } from "../listen";
import { refuseRequest } from "../request/refuse-request";
import { namesVersion, parseEntityTags, writeEntityTags } from "./entity-tags";

/** What the conditions of a request are held against. */
export interface Representation {
  /** In bytes. */
  size: number;
  modifiedAt: Date;
  /** An entity tag; a file without one is another one under `If-Match`, and left to its next reader under `If-None-Match`. */
  tag?: string;
}

/** The status that says why the file is not sent, or the name of the header that cannot be read. */
export type Fault = 304 | 412 | 416 | "If-Match" | "If-None-Match";

/**
 * Evaluates the conditions of RFC 9110 §13.1 under which a file must not be sent, and whether the range asked for is in it (§14.2). What says
 * nothing after that is removed from `headers`, so that no reader further on comes to another result: a range is left only where it is a single
 * one that can be sent, written with its first and its last octet, and is ignored under `If-Range`, as every server may.
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
  // The last bytes are the whole file where it holds fewer.
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  if (start > end) return 416;
  headers.range = `bytes=${start}-${end}`;
  return undefined;
}

/** A date that cannot be read is ignored. */
function isModifiedSince(date: string | undefined, { modifiedAt }: Representation): boolean {
  return Math.floor(modifiedAt.getTime() / 1000) > Date.parse(date ?? "") / 1000;
}

/** Answers a request for a file that is not sent. */
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
      title: `The header ${fault} has to hold entity tags such as "3", or *.`,
    });
  if (fault === 412)
    return refuseRequest(request, response, {
      status: 412,
      code: "precondition_failed",
      title: "The file is not the one that was asked for.",
    });
  const headers = { "content-range": `bytes */${size}` };
  refuseRequest(request, response, {
    status: 416,
    code: "range_not_satisfiable",
    title: "The file ends before.",
    headers,
  });
}

/**
 * Evaluates the conditions of requests for files before Next does, which answers 500 where they are not met.
 * @param roots directories, by the path below which their files are served
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
