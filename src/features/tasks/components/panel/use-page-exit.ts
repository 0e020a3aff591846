import { useEffect, useRef } from "react";

/**
 * Calls back in the last events that a page reliably gets: when it is left, reloaded or closed, and when it is hidden, since a phone may then end it
 * without notice.
 */
export function usePageExit(onExit: () => void): void {
  const callback = useRef(onExit);
  useEffect(() => {
    callback.current = onExit;
  });
  useEffect(() => {
    const leave = () => callback.current();
    const hide = () => {
      if (document.visibilityState === "hidden") leave();
    };
    // Before the listeners that send what was given.
    window.addEventListener("pagehide", leave, { capture: true });
    document.addEventListener("visibilitychange", hide, { capture: true });
    return () => {
      window.removeEventListener("pagehide", leave, { capture: true });
      document.removeEventListener("visibilitychange", hide, { capture: true });
    };
  }, []);
}
