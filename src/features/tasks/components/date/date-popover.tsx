"use client";

import type { ReactNode } from "react";
import { Popover } from "~/ui/overlays/popover";
import type { PopupTrigger } from "~/ui/overlays/use-popup";
import { DateChoice, type DateChoiceProps } from "./date-choice";

type DatePopoverProps = Omit<DateChoiceProps, "onClose"> & {
  label: string;
  renderTrigger: (trigger: PopupTrigger) => ReactNode;
};

/** Shows a button that opens the choice of a date. */
export function DatePopover({ label, renderTrigger, ...choice }: DatePopoverProps) {
  return (
    <Popover label={label} renderTrigger={renderTrigger}>
      {(close) => <DateChoice {...choice} onClose={close} />}
    </Popover>
  );
}
