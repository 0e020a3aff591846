import type { ReactNode } from "react";
import { splitAtMatches } from "~/shared/text/split-at-matches";

/** Shows `text` with every occurrence of the search words marked. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  if (words.length === 0) return text;
  let position = 0;
  return splitAtMatches(text, words).map((part, index) => {
    const key = position;
    position += part.length + 1;
    return index % 2 === 1 ? <mark key={key}>{part}</mark> : part;
  });
}
