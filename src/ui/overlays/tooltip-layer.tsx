"use client";

import { useEffect, useRef } from "react";
import { preload } from "../page/preload";

/** Shows one tooltip for the whole page. It repeats an accessible name, so it is hidden from assistive technology. */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    preload(async () => {
      const { showTooltips } = await import("./tooltips");
      if (ref.current && !stop.signal.aborted) stop.signal.addEventListener("abort", showTooltips(ref.current));
    });
    return () => stop.abort();
  }, []);
  return (
    <div
      ref={ref}
      data-tooltip-layer
      popover="manual"
      aria-hidden
      className="fixed inset-auto m-0 max-w-64 animate-appear rounded-md bg-ink px-2 py-1 text-xs font-medium text-canvas"
    />
  );
}
