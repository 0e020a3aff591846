import { type Score, ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** How hard a password is to guess, from 0 (at once) to 4 (not in a lifetime). */
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
 * Estimates how many guesses find a password (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler).
 * This is only advice: the server decides what is refused. The dictionaries are 300 KB, so they are loaded when a password is being chosen.
 * @param own what an attacker knows about the user
 */
export function ratePassword(password: string, own: readonly string[] = []): Strength {
  const { score } = estimator.check(
    password.normalize("NFKC"),
    own.filter((text) => text !== ""),
  );
  return { score, label: words[score] };
}
