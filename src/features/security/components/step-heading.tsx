"use client";

import type { ReactNode } from "react";

const focus = (element: HTMLElement | null) => element?.focus();

/** Shows the heading of a dialog's new step. It takes the focus, because the focused button of the previous step is gone. */
export function StepHeading({ children }: { children: ReactNode }) {
  return (
    <p ref={focus} tabIndex={-1} className="text-sm text-pretty text-muted outline-none">
      {children}
    </p>
  );
}
