import { useEffect } from "react";

/** Takes what a link carried out of the address bar and the history, where others who use this browser would find it. */
export function useCleanAddress(): void {
  useEffect(() => {
    // Not at once: what Next has not taken over yet, it would put back.
    const timer = setTimeout(() => window.history.replaceState(null, "", window.location.pathname));
    return () => clearTimeout(timer);
  }, []);
}
