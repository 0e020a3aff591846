"use client";

import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { loadListParts } from "../filters/load-list-parts";

const ParentDialog = lazyPart(async () => (await loadListParts()).ParentDialog);
const opened = "keel:parent";

/** Asks which task the tasks with these ids become subtasks of. */
export function openParentDialog(ids: readonly string[]): void {
  window.dispatchEvent(new CustomEvent(opened, { detail: ids.join(" ") }));
}

/** Shows the choice of a parent on demand; its code is loaded then. */
export function ParentDialogGate() {
  const [ids, setIds] = useState<string>();
  useEffect(() => {
    const show = (event: Event) => {
      const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
      if (typeof detail === "string") setIds(detail);
    };
    window.addEventListener(opened, show);
    return () => window.removeEventListener(opened, show);
  }, []);
  if (ids === undefined) return null;
  return (
    <Suspense>
      <ParentDialog key={ids} ids={ids.split(" ")} onClose={() => setIds(undefined)} />
    </Suspense>
  );
}
