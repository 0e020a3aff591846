"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import type { PopupProps } from "./use-popup";

type PopoverPopupProps = PopupProps & { label: string; align: "start" | "end"; children: ReactNode };

export function PopoverPopup({ label, align, anchor, onClose, children }: PopoverPopupProps) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      {/* Inside a modal, for what is outside is inert; else inside the landmark. */}
      <Popover.Portal container={anchor.current?.closest("dialog, main, aside, [data-side-panel]") ?? document.body}>
        <Popover.Positioner anchor={anchor} align={align} sideOffset={4} positionMethod="fixed" className="z-40">
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) w-72 max-w-(--available-width) animate-appear overflow-y-auto rounded-lg bg-surface p-4 text-ink shadow-overlay outline-none"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
