import { type RefObject, useLayoutEffect, useState } from "react";

/** Returns how many pixels of the page are above an element, whatever grows or goes there. */
export function useDistanceFromTop(element: RefObject<HTMLElement | null>): number {
  const [distance, setDistance] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current !== null) setDistance(element.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of document.querySelectorAll("main, main > *")) observer.observe(part);
    return () => observer.disconnect();
  }, [element]);
  return distance;
}
