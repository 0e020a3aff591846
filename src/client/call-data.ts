/** A call of a procedure that failed: refused by the server, or not answered at all. */
export class CallError extends Error {
  override name = "CallError";
  /** What the server said beside the message; `undefined` when no answer of its came. */
  readonly data: unknown;

  constructor(message: string, data: unknown) {
    super(message);
    this.data = data;
  }
}

/** Returns whether `error` is how a call of a procedure fails, here or in tRPC's own client. */
export function isCallError(error: unknown): error is Error & { data: unknown } {
  return error instanceof Error && "data" in error;
}

/** Returns what the server said of the call that failed with `error`; `undefined` where nobody answered, or it was no call. */
export function dataOf(error: unknown): unknown {
  return isCallError(error) ? error.data : undefined;
}
