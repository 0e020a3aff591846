import type { VirtualItem } from "@tanstack/react-virtual";

let remembered: ReadonlyMap<VirtualItem["key"], number> = new Map();

/** Remembers the heights of the rows of a list, so that its scroll position can be restored. */
export function rememberHeights(heights: ReadonlyMap<VirtualItem["key"], number>): void {
  remembered = new Map([...remembered, ...heights]);
}

/** Returns the remembered heights as the initial measurements of a virtualizer, which computes the positions itself. */
export function rememberedHeights(): VirtualItem[] {
  return [...remembered].map(([key, size]) => ({ key, size, index: 0, start: 0, end: 0, lane: 0 }));
}
