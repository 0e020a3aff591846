"use client";

import { Suspense, useEffect, useState } from "react";
import { onPalette } from "~/features/tasks/components/palette/open-palette";
import { lazyPart } from "~/ui/page/lazy-part";
import type { PageEntry } from "./page-entries";

const CommandPalette = lazyPart(async () => (await import("./command-palette")).CommandPalette);

/** Shows the palette on demand; its code is loaded then. */
export function PaletteGate({ pages }: { pages: readonly PageEntry[] }) {
  const [opened, setOpened] = useState<{ selected: string | undefined }>();
  useEffect(() => onPalette((selected) => setOpened({ selected })), []);
  if (opened === undefined) return null;
  return (
    <Suspense>
      <CommandPalette pages={pages} selected={opened.selected} onClose={() => setOpened(undefined)} />
    </Suspense>
  );
}
