import { randomUUID } from "node:crypto";

/** What a request is called. */
export interface RequestIds {
  /** The caller's `X-Request-Id` where it is well-formed, which the answer has as well; else the same as the other. */
  requestId: string;
  /** The server's own, so that no caller makes two requests look like one. */
  serverRequestId: string;
}

const wellFormedId = /^[\w.-]{1,64}$/;

/** Returns the ids of a request, a new one of the server's own among them. */
export function createRequestIds(given: string | null | undefined): RequestIds {
  const serverRequestId = randomUUID();
  return { requestId: wellFormedId.test(given ?? "") ? (given ?? "") : serverRequestId, serverRequestId };
}
