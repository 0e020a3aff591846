import type { ReactNode } from "react";

/** `text` with every occurrence of the words marked, without regard to case. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  if (words.length === 0) return text;
  const pattern = new RegExp(`(${words.map(escapePattern).join("|")})`, "giu");
  let position = 0;
  return text.split(pattern).map((part, index) => {
    const key = position;
    position += part.length;
    return index % 2 === 1 ? <mark key={key}>{part}</mark> : part;
  });
}

const escapePattern = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
