"use client";

import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "~/ui/page/lazy-part";

const ShortcutSheet = lazyPart(async () => (await import("./shortcut-sheet")).ShortcutSheet);
const opened = "keel:shortcuts";

export function openShortcutSheet(): void {
  window.dispatchEvent(new Event(opened));
}

/** Shows the shortcuts on demand; their code is loaded then. */
export function ShortcutSheetGate() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(true);
    window.addEventListener(opened, open);
    return () => window.removeEventListener(opened, open);
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense>
      <ShortcutSheet onClose={() => setOpen(false)} />
    </Suspense>
  );
}
