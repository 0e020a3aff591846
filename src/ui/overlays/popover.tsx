"use client";

import type { ReactNode } from "react";
import { type PopupTrigger, usePopup } from "./use-popup";

type PopoverProps = {
  label: string;
  align?: "start" | "end";
  renderTrigger: (props: PopupTrigger) => ReactNode;
  /** The content; `close` closes the popover and returns the focus to its button. */
  children: (close: () => void) => ReactNode;
};

const load = async () => (await import("./popover-popup")).PopoverPopup;

/** Shows a small panel beside its button, for more than commands: a date, several filters. */
export function Popover({ label, align = "start", renderTrigger, children }: PopoverProps) {
  const { Popup, popupProps, trigger } = usePopup("dialog", load);
  return (
    <>
      {renderTrigger(trigger)}
      {Popup && (
        <Popup label={label} align={align} {...popupProps}>
          {children(popupProps.onClose)}
        </Popup>
      )}
    </>
  );
}
