import { useEffect, useRef } from "react";
import { pageUser } from "./page-user";

const keyHere = () => `keel:draft:${pageUser()}:search:${window.location.pathname}`;

interface UnsentSearch {
  /** Returns what is typed and not searched for yet; `undefined` when all of it is. */
  read: () => string | undefined;
  /** Searches for it, now. */
  apply: (text: string) => void;
}

/**
 * Looks after words that wait for a pause before they are searched for: a page that is put away searches at once. The address of a page that is left
 * can no longer be changed; a reload and the way back find them again, for the same person.
 */
export function useUnsentSearch(search: UnsentSearch): void {
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    // The router hears of a new address only once the whole page reacts.
    const timer = setTimeout(() => {
      const kept = take();
      if (kept !== undefined && cameBack()) latest.current.apply(kept);
    });
    const stop = new AbortController();
    const { signal } = stop;
    const leave = () => {
      const text = latest.current.read();
      if (text !== undefined) keep(text);
    };
    const hide = () => {
      const text = latest.current.read();
      if (document.visibilityState === "hidden" && text !== undefined) latest.current.apply(text);
    };
    window.addEventListener("pagehide", leave, { signal });
    // A page that comes back from memory has all that was typed.
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) take();
    };
    window.addEventListener("pageshow", comeBack, { signal });
    document.addEventListener("visibilitychange", hide, { signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, []);
}

function keep(text: string): void {
  try {
    sessionStorage.setItem(keyHere(), text);
  } catch {
    // Without storage only these letters are lost.
  }
}

function take(): string | undefined {
  try {
    const kept = sessionStorage.getItem(keyHere()) ?? undefined;
    sessionStorage.removeItem(keyHere());
    return kept;
  } catch {
    return undefined;
  }
}

/** Returns whether this very page was loaded by a reload, or by going back or forward. */
function cameBack(): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  const isThisPage = loaded !== undefined && new URL(loaded.name).pathname === window.location.pathname;
  return isThisPage && "type" in loaded && loaded.type !== "navigate";
}
