/** A failed call of a procedure: refused by the server, or not answered at all. */
export class CallError extends Error {
  override name = "CallError";
  /** The server's data beside the message; `undefined` when there was no answer. */
  readonly data: unknown;

  constructor(message: string, data: unknown) {
    super(message);
    this.data = data;
  }
}

/** Returns whether `error` is a failed call of a procedure, here or in tRPC's own client. */
export function isCallError(error: unknown): error is Error & { data: unknown } {
  return error instanceof Error && "data" in error;
}

/** Returns the server's data of the failed call `error`, or `undefined` if there was no answer, or it was no call. */
export function dataOf(error: unknown): unknown {
  return isCallError(error) ? error.data : undefined;
}
