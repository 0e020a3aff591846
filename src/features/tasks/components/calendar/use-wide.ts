import { useSyncExternalStore } from "react";

const query = "(min-width: 48rem)";

function subscribe(onChange: () => void): () => void {
  const wide = window.matchMedia(query);
  wide.addEventListener("change", onChange);
  return () => wide.removeEventListener("change", onChange);
}

/** Returns whether the days of a calendar have room for their tasks; on a phone they have not. */
export const useWide = () =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
