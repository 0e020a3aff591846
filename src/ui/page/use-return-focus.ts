import { type RefObject, useLayoutEffect, useRef } from "react";

/** Returns a ref to what a field stands in for: once the field is gone, it takes the focus, unless something else has it. */
export function useReturnFocus<Element extends HTMLElement>(isOpen: boolean): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  const wasOpen = useRef(isOpen);
  // Before what watches over a lost focus.
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) ref.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return ref;
}
