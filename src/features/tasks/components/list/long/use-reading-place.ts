import type { Virtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef } from "react";

interface ReadingPlace {
  id: string;
  start: number;
  list: unknown;
}

/**
 * Keeps the visible rows in place on the screen while rows are added or removed above them, as a browser does by itself if all rows are on the page.
 * Begins afresh with another `list`.
 */
export function useReadingPlace(
  virtualizer: Virtualizer<Window, HTMLLIElement>,
  { ids, list }: { ids: readonly string[]; list: unknown },
): void {
  const place = useRef<ReadingPlace>(undefined);
  useLayoutEffect(() => {
    const { scrollOffset, options } = virtualizer;
    const isBelowTop = scrollOffset !== null && scrollOffset > options.scrollMargin;
    const before = place.current;
    if (isBelowTop && before !== undefined && before.list === list) {
      const start = virtualizer.measurementsCache[ids.indexOf(before.id)]?.start;
      if (start !== undefined && start !== before.start) window.scrollBy(0, start - before.start);
    }
  }, [virtualizer, ids, list]);
  useLayoutEffect(() => {
    const row = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0);
    place.current = row && { id: String(row.key), start: row.start, list };
  });
}
