"use client";

import { useId, useSyncExternalStore } from "react";
import { toast } from "~/ui/feedback/toast";
import { singleKeys } from "./single-keys";

/** Turns shortcuts of single keys on and off in this browser. */
export function KeyboardSettings() {
  const id = useId();
  // The setting is known only in the browser.
  const areOn = useSyncExternalStore<boolean | undefined>(singleKeys.subscribe, singleKeys.isOn, () => undefined);
  const change = (wanted: boolean) => {
    if (!singleKeys.note(wanted)) toast({ message: "This browser cannot store the setting.", tone: "error" });
  };
  return (
    <label htmlFor={id} className="flex items-center gap-3 pointer-coarse:min-h-11">
      <input
        id={id}
        type="checkbox"
        className="size-5 shrink-0 accent-accent"
        checked={areOn ?? true}
        disabled={areOn === undefined}
        onChange={({ target }) => change(target.checked)}
      />
      <span className="text-sm">Use shortcuts of single keys, such as q, j or g t</span>
    </label>
  );
}
