"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

const ShortcutSheet = dynamic(() => import("./shortcut-sheet").then((module) => module.ShortcutSheet));
const opened = "keel:shortcuts";

export function openShortcutSheet(): void {
  window.dispatchEvent(new Event(opened));
}

/** Shows the shortcuts when they are asked for; their code comes then. */
export function ShortcutSheetGate() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(true);
    window.addEventListener(opened, open);
    return () => window.removeEventListener(opened, open);
  }, []);
  return isOpen ? <ShortcutSheet onClose={() => setOpen(false)} /> : null;
}
