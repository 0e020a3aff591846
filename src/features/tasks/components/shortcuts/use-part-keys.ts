import { type RefObject, useEffect, useEffectEvent } from "react";

/** Calls `handle` for the keys that are pressed in a part of the page, before the keys of the whole page. */
export function usePartKeys(part: RefObject<HTMLElement | null>, handle: (event: KeyboardEvent) => void): void {
  const press = useEffectEvent(handle);
  useEffect(() => {
    const stop = new AbortController();
    part.current?.addEventListener("keydown", (event) => press(event), { signal: stop.signal });
    return () => stop.abort();
  }, [part]);
}
