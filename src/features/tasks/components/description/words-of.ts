import type { Block, Inline } from "./markdown-model";

/** Returns the words of the first line, without those of lists below it. */
export function wordsOf(parts: readonly (Block | Inline)[]): string {
  const words = parts.map((part) => {
    if ("text" in part) return part.text;
    return part.kind !== "list" && "children" in part ? wordsOf(part.children) : "";
  });
  return words.join("").trim();
}
