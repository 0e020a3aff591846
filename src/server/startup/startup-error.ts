/**
 * A reason why the process cannot start that the operator can act on. The message says what is wrong and what to do; it is printed without a stack.
 */
export class StartupError extends Error {
  override readonly name = "StartupError";
}
