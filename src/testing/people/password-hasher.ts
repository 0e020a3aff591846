import { createHash, randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { PasswordHasher } from "~/server/auth/passwords/hashing";

export interface CheapHasher extends PasswordHasher {
  /** Returns how many passwords it was given so far, finished or not. */
  begun: () => number;
}

/**
 * Hashes passwords at no cost, in the format of the real hashes. Tests of the cost, or of real hashes, use the real ones.
 * @param milliseconds a delay of each hash, which uses no processor, for tests in which something happens meanwhile
 */
export function cheapHasher(milliseconds = 0): CheapHasher {
  let begun = 0;
  const pause = async () => {
    begun += 1;
    if (milliseconds > 0) await setTimeout(milliseconds);
  };
  return {
    begun: () => begun,
    hash: async (password) => {
      await pause();
      const salt = randomBytes(16).toString("hex");
      return `${salt}:${digest(salt, password)}`;
    },
    verify: async ({ hash, password }) => {
      await pause();
      const [salt = "", key] = hash.split(":");
      return key === digest(salt, password);
    },
  };
}

const digest = (salt: string, password: string) =>
  createHash("sha512").update(salt).update(password.normalize("NFKC")).digest("hex");
