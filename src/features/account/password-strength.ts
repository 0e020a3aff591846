import { type Score, ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** How hard a password is to guess: 0 at once, 4 not in a lifetime. */
export type Strength = { score: Score; label: string };

export type RatePassword = typeof ratePassword;

const words: Record<Score, string> = {
  0: "Very weak",
  1: "Easy to guess",
  2: "Could be better",
  3: "Good",
  4: "Very good",
};

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 64 });

/**
 * Estimates by how many guesses a password would be found (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler).
 * Only an advice: what is refused is decided on the server. The dictionaries are some 300 KB, so this is loaded when a password is being chosen.
 * @param own what an attacker knows of who chooses it
 */
export function ratePassword(password: string, own: readonly string[] = []): Strength {
  const { score } = estimator.check(
    password.normalize("NFKC"),
    own.filter((text) => text !== ""),
  );
  return { score, label: words[score] };
}
