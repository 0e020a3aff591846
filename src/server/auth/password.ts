import { hashPassword, verifyPassword } from "better-auth/crypto";
import { isForeignHash, verifyForeignHash } from "./foreign-hash";
import { hashingParties } from "./passwords/hashing-parties";
import { createHashingQueue } from "./passwords/hashing-queue";

/** Replaces a stored hash that another product made. */
type ReplaceHash = (change: { from: string; to: string }) => Promise<void>;

/**
 * Better Auth's password hashing, of which only so much goes on at once: a flood of sign-ins exhausts neither memory nor the other requests.
 * A password that was right for an imported hash is hashed anew and handed to `replace`.
 */
export function createPasswordHashing(replace: ReplaceHash) {
  const queue = createHashingQueue();
  const verifyImported = async (input: { hash: string; password: string }) => {
    const isRight = await verifyForeignHash(input);
    if (isRight) await replace({ from: input.hash, to: await hashPassword(input.password) });
    return isRight;
  };
  return {
    hash: (password: string) => queue("own", hashingParties(), () => hashPassword(password)),
    verify: (input: { hash: string; password: string }) =>
      isForeignHash(input.hash)
        ? queue("imported", hashingParties(), () => verifyImported(input))
        : queue("own", hashingParties(), () => verifyPassword(input)),
  };
}
