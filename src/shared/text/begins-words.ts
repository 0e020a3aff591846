import { fold } from "./fold";

/** Returns whether every word of `query` begins a word of `text`, without regard to case, accents and order. */
export function beginsWords(text: string, query: string): boolean {
  const known = wordsOf(text);
  return wordsOf(query).every((word) => known.some((each) => each.startsWith(word)));
}

const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
