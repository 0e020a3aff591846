"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { ListedRow } from "../listed-rows";
import { type ListWindow, maxPrintedRows } from "./list-window";
import { estimateRowHeight } from "./row-height";
import { rememberHeights, rememberedHeights } from "./row-heights";
import { useDistanceFromTop } from "./use-distance-from-top";
import { usePrinting } from "./use-printing";
import { registerWindowedRows } from "./windowed-rows";

export interface LongTaskListProps {
  rows: readonly ListedRow[];
  list: RefObject<HTMLUListElement | null>;
  /** The row that keys act on: it stays on the page, wherever that is scrolled to, and those beside it. */
  currentIndex: number;
  openTaskId: string | undefined;
  onChange: (window: ListWindow) => void;
}

/**
 * Decides which rows of a long list stand on the page, and shows nothing itself: the rows stay what they were before the list was long, so
 * that the focus and an open menu outlive the moment.
 */
export function LongTaskList({ rows, list, currentIndex, openTaskId, onChange }: LongTaskListProps) {
  const scrollMargin = useDistanceFromTop(list);
  const isPrinting = usePrinting();
  const [brought, setBrought] = useState<string>();
  const broughtIndex = brought === undefined ? -1 : rows.findIndex(({ task }) => task.id === brought);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: rows.length,
    getItemKey: useCallback((index) => rows[index]?.task.id ?? index, [rows]),
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : estimateRowHeight(row, list.current?.clientWidth ?? 0);
    },
    initialMeasurementsCache: rememberedHeights(),
    // Exact, for at some zooms a row is not a whole number of pixels high.
    measureElement: (row, entry) => entry?.borderBoxSize[0]?.blockSize ?? row.getBoundingClientRect().height,
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
  const shown = virtualizer.getVirtualItems();
  const total = virtualizer.getTotalSize();
  useLayoutEffect(() => {
    let end = scrollMargin;
    const placed = shown.map(({ index, start, end: next }) => {
      const above = start - end;
      end = next;
      return { index, above };
    });
    // On the first pass nobody knows the screen yet.
    if (placed.length > 0) {
      onChange({ shown: placed, below: total + scrollMargin - end, measure: virtualizer.measureElement });
    }
  }, [shown, total, scrollMargin, virtualizer, onChange]);

  const bring = useEffectEvent((id: string) => {
    const index = rows.findIndex(({ task }) => task.id === id);
    if (index === -1) return;
    flushSync(() => setBrought(id));
    virtualizer.scrollToIndex(index, { align: "center" });
  });
  const ids = useEffectEvent(() => rows.map(({ task }) => task.id));
  useEffect(() => registerWindowedRows({ ids: () => ids(), bring: (id) => bring(id) }), []);

  const showOpenTask = useEffectEvent(() => {
    const index = rows.findIndex(({ task }) => task.id === openTaskId);
    // Who has scrolled is where they want to be.
    if (index !== -1 && window.scrollY === 0) virtualizer.scrollToIndex(index, { align: "center" });
  });
  useEffect(() => showOpenTask(), []);
  useEffect(() => () => rememberHeights(virtualizer.itemSizeCache), [virtualizer]);
  return null;
}

function withKept(range: number[], kept: number[], count: number): number[] {
  const all = new Set([...range, ...kept.filter((index) => index >= 0 && index < count)]);
  return all.size === range.length ? range : [...all].sort((one, other) => one - other);
}
