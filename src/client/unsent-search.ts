import { useEffect, useRef } from "react";
import { pageUser } from "./page-user";

const keyHere = () => `keel:draft:${pageUser()}:search:${window.location.pathname}`;

interface TypedSearch {
  text: string;
  /** Whether it is what the page searched for last. */
  isSent: boolean;
}

interface UnsentSearch {
  /** Returns what is typed; `undefined` without a field. */
  read: () => TypedSearch | undefined;
  /** Searches for it, now. */
  apply: (text: string) => void;
}

/**
 * Looks after words that wait for a pause before they are searched for: a page that is put away searches at once. The address of a page that is left
 * can no longer be changed; a reload and the way back find them again, for the same person. A reload asks for the address of the moment at which it
 * began, so it finds again what was searched for while it waited, too.
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
      if (kept === undefined || !isWantedHere(kept)) return;
      const shown = latest.current.read();
      if (shown?.isSent !== true || shown.text !== kept.text) latest.current.apply(kept.text);
    });
    const stop = new AbortController();
    const { signal } = stop;
    const leave = () => {
      const typed = latest.current.read();
      if (typed !== undefined) keep(typed);
    };
    const hide = () => {
      const typed = latest.current.read();
      if (document.visibilityState === "hidden" && typed?.isSent === false) latest.current.apply(typed.text);
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

function keep({ text, isSent }: TypedSearch): void {
  try {
    sessionStorage.setItem(keyHere(), `${isSent ? "sent" : "typed"} ${text}`);
  } catch {
    // Without storage only these letters are lost.
  }
}

function take(): TypedSearch | undefined {
  try {
    const [, state, text] = /^(sent|typed) (.*)$/s.exec(sessionStorage.getItem(keyHere()) ?? "") ?? [];
    sessionStorage.removeItem(keyHere());
    return text === undefined ? undefined : { text, isSent: state === "sent" };
  } catch {
    return undefined;
  }
}

/** Returns whether this very page was loaded by a reload; or, for what the address does not say, by going back or forward. */
function isWantedHere({ isSent }: TypedSearch): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  const isThisPage = loaded !== undefined && new URL(loaded.name).pathname === window.location.pathname;
  return isThisPage && "type" in loaded && (loaded.type === "reload" || (loaded.type === "back_forward" && !isSent));
}
