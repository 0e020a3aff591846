import { APIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { isForeignHash, verifyForeignHash } from "./foreign-hash";

/** Each takes some 60 ms of a core and 32 MB (scrypt, N = 16384, r = 16), on threads that DNS and files use too. */
const mostAtOnce = 2;
/** At most two seconds of work; whoever comes on top of that is told to come back. */
const mostWaiting = 64;

/** Replaces a stored hash that another product made. */
type ReplaceHash = (change: { from: string; to: string }) => Promise<void>;

/**
 * Better Auth's password hashing, of which only so much goes on at once: a flood of sign-ins exhausts neither memory nor the other requests.
 * A password that was right for an imported hash is hashed anew and handed to `replace`.
 */
export function createPasswordHashing(replace: ReplaceHash) {
  const waiting: (() => void)[] = [];
  let running = 0;

  const bounded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= mostAtOnce) {
      if (waiting.length >= mostWaiting)
        throw new APIError("SERVICE_UNAVAILABLE", {
          message: "Too many people sign in just now. Try again in a moment.",
        });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // A place that somebody waits for is handed over, never free in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };

  return {
    hash: (password: string) => bounded(() => hashPassword(password)),
    verify: (input: { hash: string; password: string }) =>
      bounded(async () => {
        if (!isForeignHash(input.hash)) return verifyPassword(input);
        const isRight = await verifyForeignHash(input);
        if (isRight) await replace({ from: input.hash, to: await hashPassword(input.password) });
        return isRight;
      }),
  };
}
