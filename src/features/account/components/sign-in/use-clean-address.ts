import { useEffect } from "react";

/** Removes a link's token from the address bar and the history, where other users of this browser would find it. */
export function useCleanAddress(): void {
  useEffect(() => {
    // Not immediately, because Next would restore what it has not taken over yet.
    const timer = setTimeout(() => window.history.replaceState(null, "", window.location.pathname));
    return () => clearTimeout(timer);
  }, []);
}
