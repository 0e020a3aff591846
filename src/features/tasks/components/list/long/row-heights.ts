import type { VirtualItem } from "@tanstack/react-virtual";

let remembered: ReadonlyMap<VirtualItem["key"], number> = new Map();

/** Keeps how high the rows of a list were, so that whoever comes back to it finds everything where it stood. */
export function rememberHeights(heights: ReadonlyMap<VirtualItem["key"], number>): void {
  remembered = new Map([...remembered, ...heights]);
}

/** Returns the heights that are known, in the form in which a virtualizer begins with them; it works the places out itself. */
export function rememberedHeights(): VirtualItem[] {
  return [...remembered].map(([key, size]) => ({ key, size, index: 0, start: 0, end: 0, lane: 0 }));
}
