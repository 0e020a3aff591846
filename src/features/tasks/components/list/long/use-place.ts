import { type RefObject, useLayoutEffect, useState } from "react";

/** Returns the distance of an element from the top of the page and its width in pixels, kept up to date. */
export function usePlace(element: RefObject<HTMLElement | null>): { top: number; width: number } {
  const [place, setPlace] = useState({ top: 0, width: 0 });
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current === null) return;
      const box = element.current.getBoundingClientRect();
      const next = { top: box.top + window.scrollY, width: box.width };
      setPlace((before) => (before.top === next.top && before.width === next.width ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of document.querySelectorAll("main, main > *")) observer.observe(part);
    return () => observer.disconnect();
  }, [element]);
  return place;
}
