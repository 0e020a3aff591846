"use client";

import { useEffect } from "react";
import { onNewerVersion } from "~/client/viewer/newer-version";
import { toast } from "~/ui/feedback/toast";

/** Offers to reload a page of an older version, which has lost the tasks on this device to a newer one. */
export function NewerVersion() {
  useEffect(
    () =>
      onNewerVersion(() =>
        toast({
          message: "Keel was updated in another tab.",
          action: { label: "Reload", onPress: () => window.location.reload() },
          duration: Number.POSITIVE_INFINITY,
          key: "new-version",
        }),
      ),
    [],
  );
  return null;
}
