import { useLayoutEffect } from "react";
import { preloadPanel } from "./task-panel-gate";
import { useTasks } from "./tasks-provider";

const signsOfLife = ["pointermove", "pointerdown", "focusin", "keydown"] as const;

/** Binds the keys. Their code, and the panel's, comes with the first sign of a person; keys pressed until then are made up for. */
export function useShortcuts(): void {
  const { actions, cache } = useTasks();
  // Not a moment after the page has come alive, as an effect would be.
  useLayoutEffect(() => {
    const stop = new AbortController();
    const waiting: KeyboardEvent[] = [];
    let handle = (event: KeyboardEvent): unknown => waiting.push(event);
    const load = async () => {
      const { createShortcutHandler } = await import("./shortcut-handler");
      handle = createShortcutHandler({ actions, cache });
      if (!stop.signal.aborted) for (const event of waiting.splice(0)) handle(event);
    };
    const wake = () => {
      for (const sign of signsOfLife) document.removeEventListener(sign, wake);
      load().catch(() => undefined);
      preloadPanel();
    };
    for (const sign of signsOfLife) document.addEventListener(sign, wake, { signal: stop.signal, passive: true });
    document.addEventListener("keydown", (event) => void handle(event), { signal: stop.signal });
    return () => stop.abort();
  }, [actions, cache]);
}
