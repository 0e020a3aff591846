"use client";

import Check from "lucide-react/icons/check";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTasks } from "../../store/tasks-provider";

/** Milliseconds for which "Saved" stays. */
const shownFor = 4000;

/** Says quietly that a change of the task has reached the server. */
export function SavedMark({ id }: { id: string }) {
  const { copy } = useTasks();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [copy.store.subscribe(listener), copy.outbox.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [copy],
  );
  const waits = useSyncExternalStore(
    subscribe,
    () => copy.store.findWaiting(id) !== undefined,
    () => false,
  );
  const [state, setState] = useState<"quiet" | "waiting" | "saved">("quiet");
  if (waits && state !== "waiting") setState("waiting");
  if (!waits && state === "waiting") setState("saved");
  useEffect(() => {
    if (state !== "saved") return undefined;
    const timer = setTimeout(() => setState("quiet"), shownFor);
    return () => clearTimeout(timer);
  }, [state]);
  if (state !== "saved") return null;
  return (
    <span className="flex animate-appear items-center gap-1 text-xs text-muted">
      <Check aria-hidden className="size-3.5" />
      Saved
    </span>
  );
}
