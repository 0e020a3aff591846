/** An address of a database that cannot be used. The message goes on after "cannot be used:" and is safe to print. */
export class UnusableAddress extends Error {
  override readonly name = "UnusableAddress";
}
