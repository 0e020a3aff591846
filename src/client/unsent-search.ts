import { useEffect, useRef } from "react";
import { pageUser } from "./viewer/page-user";

const keyHere = () => `keel:draft:${pageUser()}:search:${window.location.pathname}`;

interface TypedSearch {
  text: string;
  /** Whether it is what the page last searched for. */
  isSent: boolean;
}

interface UnsentSearch {
  /** Returns the typed text; `undefined` without a field. */
  read: () => TypedSearch | undefined;
  /** Searches for the text immediately. */
  apply: (text: string) => void;
}

/**
 * Sends the text of a search that waits for a pause in typing: a hidden page searches at once. The address of a page that is left
 * can no longer change; a reload and the way back restore the text, for the same user. A reload requests the address of the moment it
 * began, so it also restores what was searched for while it waited.
 */
export function useUnsentSearch(search: UnsentSearch): void {
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    // The router learns of a new address only after hydration.
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
    // A page from the back/forward cache still has its text.
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

/** Returns whether this page was loaded by a reload; or, for text that is not in the address, by going back or forward. */
function isWantedHere({ isSent }: TypedSearch): boolean {
  const [loaded] = performance.getEntriesByType("navigation");
  const isThisPage = loaded !== undefined && new URL(loaded.name).pathname === window.location.pathname;
  return isThisPage && "type" in loaded && (loaded.type === "reload" || (loaded.type === "back_forward" && !isSent));
}
