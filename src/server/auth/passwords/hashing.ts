import { hashPassword, verifyPassword } from "better-auth/crypto";
import { isImportedHash, verifyImportedHash } from "./imported-hash";
import { hashingParties } from "./hashing-parties";
import { createHashingQueue } from "./hashing-queue";

/** Creates and verifies the hashes that are stored. */
export interface PasswordHasher {
  hash: (password: string) => Promise<string>;
  verify: (input: { hash: string; password: string }) => Promise<boolean>;
}

/** scrypt, N = 16384, r = 16 (https://www.rfc-editor.org/rfc/rfc7914). */
const betterAuthHasher: PasswordHasher = { hash: hashPassword, verify: verifyPassword };

/** Replaces a stored hash that another product made. */
type ReplaceHash = (change: { from: string; to: string }) => Promise<void>;

/**
 * Creates password hashing with bounded concurrency: a flood of sign-ins exhausts neither memory nor other requests. A right password for an imported
 * hash is hashed again and passed to `replace`.
 */
export function createPasswordHashing(
  replace: ReplaceHash,
  { hash, verify }: PasswordHasher = betterAuthHasher,
): PasswordHasher {
  const queue = createHashingQueue();
  const verifyImported = async (input: { hash: string; password: string }) => {
    const isRight = await verifyImportedHash(input);
    if (isRight) await replace({ from: input.hash, to: await hash(input.password) });
    return isRight;
  };
  return {
    hash: (password) => queue("own", hashingParties(), () => hash(password)),
    verify: (input) =>
      isImportedHash(input.hash)
        ? queue("imported", hashingParties(), () => verifyImported(input))
        : queue("own", hashingParties(), () => verify(input)),
  };
}
