"use client";

import { useEffect } from "react";

/** Moves the focus to the surrounding part of the page when the focused element is removed. */
export function FocusKeeper() {
  useEffect(() => {
    let held: Element[] = [];
    const note = ({ target }: FocusEvent) => {
      held = target instanceof Element ? withAncestors(target) : [];
    };
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body || held[0]?.isConnected !== false) return;
      const part = held.find((element) => element.isConnected && element.matches("section, main"));
      held = [];
      if (!(part instanceof HTMLElement)) return;
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    });
    document.addEventListener("focusin", note);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", note);
      observer.disconnect();
    };
  }, []);
  return null;
}

function withAncestors(element: Element): Element[] {
  const all: Element[] = [];
  for (let each: Element | null = element; each !== null; each = each.parentElement) all.push(each);
  return all;
}
