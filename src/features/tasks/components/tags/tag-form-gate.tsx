"use client";

import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { loadListParts } from "../filters/load-list-parts";

const TagForm = lazyPart(async () => (await loadListParts()).TagForm);
const opened = "keel:tag";

/** Opens the form of a tag. */
export function openTagForm(tag: string): void {
  window.dispatchEvent(new CustomEvent(opened, { detail: tag }));
}

/** Shows the form of a tag on demand; its code is loaded then. */
export function TagFormGate() {
  const [tag, setTag] = useState<string>();
  useEffect(() => {
    const show = (event: Event) => {
      const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
      if (typeof detail === "string") setTag(detail);
    };
    window.addEventListener(opened, show);
    return () => window.removeEventListener(opened, show);
  }, []);
  if (tag === undefined) return null;
  return (
    <Suspense>
      <TagForm key={tag} tag={tag} onClose={() => setTag(undefined)} />
    </Suspense>
  );
}
