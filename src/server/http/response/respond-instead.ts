import type { ServerResponse } from "node:http";

export interface Replacement {
  status: number;
  headers: Record<string, string>;
  /** Empty for a `HEAD` request. */
  body: string;
}

/**
 * Replaces the response that a library is about to send, if `isUnwanted` says so of its status. Its headers are kept, except those that describe its
 * body. Returns a function that sends the replacement at once.
 */
export function respondInstead(
  response: ServerResponse,
  isUnwanted: (status: number) => boolean,
  replacement: () => Replacement,
): () => void {
  const { writeHead, write, end } = response;
  let isReplaced = false;

  const begin = (): string => {
    isReplaced = true;
    const { status, headers, body } = replacement();
    for (const name of ["content-encoding", "transfer-encoding", "etag", "vary"]) response.removeHeader(name);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-length", Buffer.byteLength(body));
    Reflect.apply(writeHead, response, [status]);
    return body;
  };
  let body = "";
  const own = {
    writeHead: (status: number, ...rest: unknown[]) => {
      if (response.headersSent || !isUnwanted(status)) return Reflect.apply(writeHead, response, [status, ...rest]);
      if (!isReplaced) body = begin();
      return response;
    },
    write: (...chunk: unknown[]) => {
      // The head is sent with the first byte, unless it was sent before.
      if (!response.headersSent && isUnwanted(response.statusCode)) body = begin();
      if (!isReplaced) return Reflect.apply(write, response, chunk);
      for (const done of chunk) if (typeof done === "function") queueMicrotask(() => void done());
      return true;
    },
    end: (...chunk: unknown[]) => {
      if (!response.headersSent && isUnwanted(response.statusCode)) body = begin();
      return Reflect.apply(end, response, isReplaced ? [body] : chunk);
    },
  };
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(response, name, { value, writable: true, configurable: true });
  return () => {
    if (!isReplaced) body = begin();
    Reflect.apply(end, response, [body]);
  };
}
