"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { Said } from "~/shared/due-labels";
import { readDensity } from "~/ui/theme/apply-theme";
import type { ListedRows } from "../listed-rows";
import { type ListWindow, maxPrintedRows, windowOf, withKept } from "./list-window";
import { estimateRowHeight } from "./row-height";
import { rememberHeights, rememberedHeights } from "./row-heights";
import { usePlace } from "./use-place";
import { usePrinting } from "./use-printing";
import { useReadingPlace } from "./use-reading-place";
import { registerWindowedRows } from "./windowed-rows";

export interface LongTaskListProps {
  listed: ListedRows;
  said: Said;
  list: RefObject<HTMLUListElement | null>;
  /** The row that keys act on. It and its neighbours stay on the page, wherever it is scrolled to. */
  currentIndex: number;
  openTaskId: string | undefined;
  /** The identity of the list: its filters and its order. */
  chosen: unknown;
  onChange: (window: ListWindow) => void;
}

/**
 * Decides which rows of a long list are on the page, and renders nothing itself. The rows keep their elements when a list becomes long, so that
 * focus and open menus survive.
 */
export function LongTaskList({ listed, said, list, currentIndex, openTaskId, chosen, onChange }: LongTaskListProps) {
  const { rows, headings } = listed;
  const { top: scrollMargin, width } = usePlace(list);
  // Read for every row whenever one is not as high as was thought.
  const ids = useMemo(() => rows.map(({ task }) => task.id), [rows]);
  const heights = useMemo(() => {
    const look = { width, density: readDensity(), said };
    return rows.map(({ task }) => estimateRowHeight(task, look, headings.has(task.id)));
  }, [rows, headings, width, said]);
  const [known] = useState(rememberedHeights);
  const isPrinting = usePrinting();
  const [brought, setBrought] = useState<string>();
  const broughtIndex = brought === undefined ? -1 : ids.indexOf(brought);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: rows.length,
    getItemKey: useCallback((index) => ids[index] ?? index, [ids]),
    estimateSize: (index) => heights[index] ?? 0,
    initialMeasurementsCache: known,
    // Exact, because a row's height is not a whole number of pixels at some zoom levels. The observer reports it before the row is painted; asking for
    // it any earlier would lay out the page once more.
    measureElement: (row, entry, { indexFromElement, itemSizeCache }) => {
      const index = indexFromElement(row);
      return entry?.borderBoxSize[0]?.blockSize ?? itemSizeCache.get(ids[index] ?? index) ?? heights[index] ?? 0;
    },
    overscan: 8,
    scrollMargin,
    rangeExtractor: useCallback(
      (range: Range) => {
        if (isPrinting) return defaultRangeExtractor({ ...range, startIndex: 0, endIndex: maxPrintedRows - 1 });
        const kept = [currentIndex - 1, currentIndex, currentIndex + 1, broughtIndex];
        return withKept(defaultRangeExtractor(range), kept, range.count);
      },
      [currentIndex, broughtIndex, isPrinting],
    ),
  });
  useReadingPlace(virtualizer, { ids, list: chosen });
  const shown = virtualizer.getVirtualItems();
  const total = virtualizer.getTotalSize();
  useLayoutEffect(() => {
    // The first pass does not know the height of the screen yet.
    if (shown.length === 0) return;
    onChange({ ...windowOf(shown, { top: scrollMargin, height: total }), measure: virtualizer.measureElement });
  }, [shown, total, scrollMargin, virtualizer, onChange]);

  const bring = useEffectEvent((id: string) => {
    const index = ids.indexOf(id);
    if (index === -1) return;
    flushSync(() => setBrought(id));
    virtualizer.scrollToIndex(index, { align: "center" });
  });
  const listIds = useEffectEvent(() => ids);
  useEffect(() => registerWindowedRows({ ids: () => listIds(), bring: (id) => bring(id) }), []);

  const showOpenTask = useEffectEvent(() => {
    const index = openTaskId === undefined ? -1 : ids.indexOf(openTaskId);
    const isBelowScreen = (virtualizer.measurementsCache[index]?.end ?? 0) > window.innerHeight;
    // A user who has scrolled is left there.
    if (isBelowScreen && window.scrollY === 0) virtualizer.scrollToIndex(index, { align: "center" });
  });
  useEffect(() => showOpenTask(), []);
  useEffect(() => () => rememberHeights(virtualizer.itemSizeCache), [virtualizer]);
  return null;
}
