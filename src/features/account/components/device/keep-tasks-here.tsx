"use client";

import { useId, useSyncExternalStore } from "react";
import { keepOnDevice } from "~/client/sync/delete-copies";
import { keeping } from "~/client/sync/keeping";

/** Shows whether this browser keeps the tasks of who signs in. It counts at once, however they do so. */
export function KeepTasksHere() {
  const id = useId();
  const hint = `${id}-hint`;
  // The setting is known only in the browser.
  const isKept = useSyncExternalStore<boolean | undefined>(keeping.subscribe, keeping.isOn, () => undefined);
  return (
    <div className="flex items-start gap-2.5 text-sm pointer-coarse:min-h-11">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={isKept ?? true}
        disabled={isKept === undefined}
        onChange={({ target }) => void keepOnDevice(target.checked)}
      />
      <div>
        <label htmlFor={id}>Keep tasks on this device</label>
        <p id={hint} className="text-muted">
          Turn this off if others use it too.
        </p>
      </div>
    </div>
  );
}
