"use client";

import { useEffect } from "react";

/** Where what had the focus goes, the part of the page that it was in has it: a row that is done with takes its button along. */
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
