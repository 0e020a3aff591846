import { randomUUID } from "node:crypto";

/** The ids of a request. */
export interface RequestIds {
  /** The caller's `X-Request-Id` if it is well-formed, else the server's id. The response repeats it. */
  requestId: string;
  /** The server's own id, so that no caller can make two requests look like one. */
  serverRequestId: string;
}

const wellFormedId = /^[\w.-]{1,64}$/;

/** Creates the ids of a request. */
export function createRequestIds(given: string | null | undefined): RequestIds {
  const serverRequestId = randomUUID();
  return { requestId: wellFormedId.test(given ?? "") ? (given ?? "") : serverRequestId, serverRequestId };
}
