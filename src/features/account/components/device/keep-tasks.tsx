"use client";

import { useId, useState, useSyncExternalStore } from "react";
import { keepOnDevice } from "~/client/sync/delete-copies";
import { keeping } from "~/client/sync/keeping";
import { toast } from "~/ui/feedback/toast";
import { saveOrLose } from "../unsaved/leave";

const ofRemoving = {
  advice: "Keep tasks on this device",
  stay: "Keep tasks",
  lose: "Remove and lose them",
};

/** Shows the setting that keeps a copy of the tasks in this browser. */
export function KeepTasks() {
  const id = useId();
  // The setting is known only in the browser.
  const isKept = useSyncExternalStore<boolean | undefined>(keeping.subscribe, keeping.isOn, () => undefined);
  const [wanted, setWanted] = useState<boolean>();
  const choose = async (isWanted: boolean) => {
    if (wanted !== undefined) return;
    // At once, because saving what waits may take seconds.
    setWanted(isWanted);
    const goesOn = isWanted || (await saveOrLose(ofRemoving));
    if (goesOn) await keepOnDevice(isWanted);
    setWanted(undefined);
    if (goesOn)
      toast({ message: keeping.isOn() ? "Tasks are kept on this device." : "Tasks removed from this device." });
  };
  return (
    <label htmlFor={id} className="flex items-center gap-3 pointer-coarse:min-h-11">
      <input
        id={id}
        type="checkbox"
        className="size-5 shrink-0 accent-accent"
        checked={wanted ?? isKept ?? true}
        disabled={isKept === undefined}
        onChange={({ target }) => void choose(target.checked)}
      />
      <span className="text-sm">Keep tasks on this device</span>
    </label>
  );
}
