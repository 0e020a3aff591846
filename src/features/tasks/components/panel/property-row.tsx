"use client";

import type { ReactNode } from "react";
import { Popover } from "~/ui/overlays/popover";
import { PropertyLine, type PropertyLook } from "./property-line";

interface PropertyRowProps extends PropertyLook {
  /** What changes the property, in a popover that `close` closes. */
  children: (close: () => void) => ReactNode;
}

/** Shows a property of the open task, which is changed in a popover. */
export function PropertyRow({ children, ...look }: PropertyRowProps) {
  return (
    <Popover label={look.label} renderTrigger={(trigger) => <PropertyLine {...look} trigger={trigger} />}>
      {children}
    </Popover>
  );
}
