import { useEffect, useRef } from "react";

/**
 * Calls back in the last events that a page reliably gets: with `true` when it is left, reloaded or closed; with `false` when
 * it is hidden, since a phone may then end it without notice.
 */
export function usePageExit(onExit: (isLast: boolean) => void): void {
  const callback = useRef(onExit);
  useEffect(() => {
    callback.current = onExit;
  });
  useEffect(() => {
    let isLeft = false;
    const leave = () => {
      isLeft = true;
      callback.current(true);
    };
    const comeBack = () => {
      isLeft = false;
    };
    const hide = () => {
      if (document.visibilityState === "hidden" && !isLeft) callback.current(false);
    };
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", comeBack);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", comeBack);
      document.removeEventListener("visibilitychange", hide);
    };
  }, []);
}
