import { fold } from "./fold";

/** A letter with its combining marks. */
const letter = /\P{M}\p{M}*|\p{M}+/gu;

/** Returns `text` in parts, every second one of which matches one of `words` in its folded form. */
export function splitAtMatches(text: string, words: readonly string[]): string[] {
  const parts: string[] = [];
  let reached = 0;
  for (const [start, end] of matchesIn(text, words)) {
    if (start < reached) parts.push((parts.pop() ?? "") + text.slice(reached, Math.max(end, reached)));
    else parts.push(text.slice(reached, start), text.slice(start, end));
    reached = Math.max(end, reached);
  }
  return [...parts, text.slice(reached)];
}

/** Returns where in `text` each match begins and ends, from front to back, by whole letters, because one may fold to several. */
function matchesIn(text: string, words: readonly string[]): [start: number, end: number][] {
  let folded = "";
  const origins: [start: number, end: number][] = [];
  for (const match of text.matchAll(letter)) {
    const piece = fold(match[0]);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit += 1) origins.push([match.index, match.index + match[0].length]);
  }
  const found: [number, number][] = [];
  for (const word of words.map(fold).filter((each) => each.trim() !== "")) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([origins[at]?.[0] ?? 0, origins[at + word.length - 1]?.[1] ?? text.length]);
    }
  }
  return found.sort(([a], [b]) => a - b);
}
