import type { Block, ListEntry } from "./markdown-model";
import { readMarkdown } from "./read-markdown";

const box = /\[([ xX])\]/gu;
/** How many other places are tried before the text is left as it is. */
const maxTries = 20;

/** Returns the entries of the checklists of a text, in its order. */
export function checklistOf(blocks: readonly Block[]): ListEntry[] {
  return blocks.flatMap((block) => {
    if (block.kind === "quote") return checklistOf(block.children);
    if (block.kind !== "list") return [];
    return block.entries.flatMap((entry) => [
      ...(entry.isChecked === undefined ? [] : [entry]),
      ...checklistOf(entry.children),
    ]);
  });
}

/** Returns whether each of those entries is ticked. */
export const ticksOf = (blocks: readonly Block[]) => checklistOf(blocks).map(({ isChecked }) => isChecked === true);

/**
 * Returns the text with the box of one entry ticked, or not any more. `undefined` if the text has no such entry, or its box cannot be told from other
 * brackets: a changed text is read again, and counts only if that entry, and nothing else, has changed.
 */
export function tick(text: string, index: number): string | undefined {
  const ticks = ticksOf(readMarkdown(text));
  if (index >= ticks.length) return undefined;
  const wanted = JSON.stringify(ticks.map((isTicked, at) => (at === index ? !isTicked : isTicked)));
  // Most often the brackets of a text are its boxes.
  const places = [...text.matchAll(box)];
  const tried = [...places.slice(index), ...places.slice(0, index)].slice(0, maxTries);
  for (const { index: at, 1: mark } of tried) {
    const changed = `${text.slice(0, at)}[${mark === " " ? "x" : " "}]${text.slice(at + 3)}`;
    if (JSON.stringify(ticksOf(readMarkdown(changed))) === wanted) return changed;
  }
  return undefined;
}
