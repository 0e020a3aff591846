"use client";

import type { ReactNode } from "react";

const focus = (element: HTMLElement | null) => element?.focus();

/** Shows what a new step of a dialog is about. It takes the focus, which the step before held in a button that is gone. */
export function StepHeading({ children }: { children: ReactNode }) {
  return (
    <p ref={focus} tabIndex={-1} className="text-sm text-pretty text-muted outline-none">
      {children}
    </p>
  );
}
