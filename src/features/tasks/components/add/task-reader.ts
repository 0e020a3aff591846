import { useEffect, useSyncExternalStore } from "react";
import { toast } from "~/ui/feedback/toast";
import { preload } from "~/ui/page/preload";
import { useTasks } from "../../store/tasks-provider";
import { useKnownPlaces } from "../place/use-known-places";
import type { LateReader } from "./late-reader";
import { addUnread, dropUnread, type UnreadLines } from "./late/unread";

let loaded: LateReader | undefined;
const listeners = new Set<() => void>();

/** Loads the grammar, which most pages never need. */
async function loadTaskReader(): Promise<void> {
  const { lateReader } = await import("./late-reader");
  if (loaded !== undefined) return;
  loaded = lateReader;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  preload(loadTaskReader);
  return () => listeners.delete(listener);
}

/** Milliseconds after which a page that is being left, and so loads nothing any more, is gone. */
const leaving = 1000;

/**
 * Returns the function that reads a typed line, or `undefined` until it has loaded. Until then, `readLater` takes lines that were added word for word, and
 * are read once it has, by this page or by a later one.
 */
export function useTaskReader() {
  const { copy, viewer } = useTasks();
  const { userId } = viewer;
  const places = useKnownPlaces();
  const reader = useSyncExternalStore(
    subscribe,
    () => loaded,
    () => undefined,
  );
  useEffect(() => reader?.settle({ userId, copy, places }), [reader, userId, copy, places]);
  const readLater = (unread: Omit<UnreadLines, "id">) => {
    const id = unread.lines[0]?.id;
    if (id === undefined || reader !== undefined) return;
    addUnread(userId, { id, ...unread });
    const giveUp = () => {
      if (!dropUnread(userId, id)) return;
      const message = "Added as written, because the part that reads dates could not be loaded.";
      toast({ message, key: "as written" });
    };
    loadTaskReader().catch(() => setTimeout(giveUp, leaving));
  };
  return { read: reader?.readTask, readLater };
}
