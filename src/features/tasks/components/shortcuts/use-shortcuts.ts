import { useLayoutEffect } from "react";
import { preload } from "~/ui/page/preload";
import { useTasks } from "../../store/tasks-provider";

type Handle = (event: KeyboardEvent) => void;

/** Binds the keys. Their code is not in the page's own; keys pressed until it has come are made up for. */
export function useShortcuts(): void {
  const { actions, cache } = useTasks();
  // Not a moment after the page has come alive, as an effect would be.
  useLayoutEffect(() => {
    const stop = new AbortController();
    const { handle, fetchHandler } = handleLate(async () => {
      const { createShortcutHandler } = await import("./shortcut-handler");
      return createShortcutHandler({ actions, cache });
    });
    preload(fetchHandler);
    document.addEventListener("keydown", handle, { signal: stop.signal });
    return () => stop.abort();
  }, [actions, cache]);
}

/** Does what each key would have done: those after the one that led into a field were meant for the field. */
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

/** Hands events on to what `load` brings, the first ones when it has come. Where it could not be had they are lost, and the next one asks for it again. */
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
