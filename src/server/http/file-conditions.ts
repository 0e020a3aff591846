import { readdir, stat } from "node:fs/promises";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { join, relative, sep } from "node:path";
import type { Handler } from "../listen";
import { refuseRequest } from "./refuse-request";

/** What the conditions of a request are held against. */
export interface Representation {
  /** In bytes. */
  size: number;
  modifiedAt: Date;
  /** A strong entity tag; a file without one matches none (RFC 9110 §8.8.3.2). */
  tag?: string;
}

type Fault = 412 | 416 | undefined;

/**
 * Evaluates the conditions of RFC 9110 §13.1 under which a file must not be sent, and whether the range asked for is in it (§14.2). What says
 * nothing after that is removed from `headers`, so that no reader further on comes to another result: a range is left only where it is a single
 * one that can be sent, written with its first and its last octet, and is ignored under `If-Range`, as every server may.
 */
export function evaluateConditions(headers: IncomingHttpHeaders, file: Representation): Fault {
  const { "if-match": ifMatch, "if-unmodified-since": ifUnmodifiedSince, "if-range": ifRange, range } = headers;
  delete headers["if-match"];
  delete headers["if-unmodified-since"];
  delete headers["if-range"];
  delete headers.range;
  if (ifMatch !== undefined ? !isMatch(ifMatch, file) : isModifiedSince(ifUnmodifiedSince, file)) return 412;
  const [, first = "", last = ""] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(range ?? "") ?? [];
  if (range === undefined || ifRange !== undefined || first + last === "") return undefined;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  const end = Math.min(first === "" || last === "" ? Infinity : Number(last), file.size - 1);
  // The last bytes are the whole file where it holds fewer.
  const start = first === "" ? Math.max(0, file.size - Number(last)) : Number(first);
  if (start > end) return 416;
  headers.range = `bytes=${start}-${end}`;
  return undefined;
}

function isMatch(ifMatch: string, { tag }: Representation): boolean {
  const tags = ifMatch.split(",").map((each) => each.trim());
  return ifMatch.trim() === "*" || (tag !== undefined && tags.includes(tag));
}

/** A date that cannot be read is ignored. */
function isModifiedSince(date: string | undefined, { modifiedAt }: Representation): boolean {
  return Math.floor(modifiedAt.getTime() / 1000) > Date.parse(date ?? "") / 1000;
}

/** Answers a request whose conditions are not met. */
export function refuseConditions(
  request: Parameters<Handler>[0],
  response: ServerResponse,
  { status, size }: { status: 412 | 416; size: number },
): void {
  if (status === 412)
    return refuseRequest(request, response, {
      status,
      code: "precondition_failed",
      title: "The file is not the one that was asked for.",
    });
  const headers = { "content-range": `bytes */${size}` };
  refuseRequest(request, response, { status, code: "range_not_satisfiable", title: "The file ends before.", headers });
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
    const status = file && evaluateConditions(request.headers, file);
    if (file === undefined || status === undefined) return otherwise(request, response);
    refuseConditions(request, response, { status, size: file.size });
  };
}
