import { useLayoutEffect } from "react";
import { preload } from "~/ui/page/preload";
import { useTasks } from "../../store/tasks-provider";

type Handle = (event: KeyboardEvent) => void;

/** Binds the shortcuts. Their code is loaded later; keys pressed until then are replayed. */
export function useShortcuts(): void {
  const { actions, copy, undo, viewer, clock } = useTasks();
  const { userId } = viewer;
  // Immediately, not after hydration, as an effect would be.
  useLayoutEffect(() => {
    const stop = new AbortController();
    const { handle, fetchHandler } = handleLate(async () => {
      const { createShortcutHandler } = await import("./shortcut-handler");
      return createShortcutHandler({ actions, copy, undo, userId, clock });
    });
    preload(fetchHandler);
    document.addEventListener("keydown", handle, { signal: stop.signal });
    return () => stop.abort();
  }, [actions, copy, undo, userId, clock]);
}

/** Replays the keys. Those after one that focused a field were meant for the field. */
function makeUpFor(events: KeyboardEvent[], handle: Handle): void {
  for (const event of events) {
    if (!isField(document.activeElement) || event.target === document.activeElement) handle(event);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      document.execCommand("insertText", false, event.key);
    }
  }
}

const isField = (element: Element | null) =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== "checkbox");

/** Passes events on to the handler that `load` returns, the first ones once it has loaded. If that fails they are lost, and the next event tries again. */
function handleLate(load: () => Promise<Handle>): { handle: Handle; fetchHandler: () => Promise<void> } {
  let waiting: KeyboardEvent[] = [];
  let handler: Handle | undefined;
  let coming: Promise<void> | undefined;
  const bring = async () => {
    try {
      handler = await load();
      makeUpFor(waiting, handler);
    } finally {
      waiting = [];
      coming = undefined;
    }
  };
  const fetchHandler = async () => {
    if (handler === undefined) await (coming ??= bring());
  };
  const handle = (event: KeyboardEvent) => {
    if (handler !== undefined) return handler(event);
    waiting.push(event);
    fetchHandler().catch(() => undefined);
  };
  return { handle, fetchHandler };
}
