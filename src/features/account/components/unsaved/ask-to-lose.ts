import { useSyncExternalStore } from "react";
import type { Unsaved } from "~/client/viewer/unsaved";

/** What the dialog says. */
export interface Words {
  /** What the user may do instead of losing changes: "Stay signed in". */
  advice: string;
  /** The button that loses nothing. */
  stay: string;
  lose: string;
}

/** A question that waits for its answer. */
export interface Question {
  unsaved: Unsaved;
  words: Words;
  answer: (loses: boolean) => void;
}

const ofLeaving: Words = { advice: "Stay signed in", stay: "Stay", lose: "Sign out and lose them" };
const listeners = new Set<() => void>();
let question: Question | undefined;

/** Asks whether changes may be lost, by signing out if nothing else is said. Resolves to the answer. */
export function askToLose(unsaved: Unsaved, words = ofLeaving): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (loses: boolean) => {
      change(undefined);
      resolve(loses);
    };
    change({ unsaved, words, answer });
  });
}

/** Returns the question to show. */
export const useQuestion = (): Question | undefined =>
  useSyncExternalStore(
    subscribe,
    () => question,
    () => undefined,
  );

function change(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
