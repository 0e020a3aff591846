/** An unusable database address. The message continues after "cannot be used:" and is safe to print. */
export class UnusableAddress extends Error {
  override readonly name = "UnusableAddress";
}
