"use client";

import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { LiveRegion } from "../feedback/live-region";
import { closeModal, openModal } from "./open-modals";

type ModalProps = {
  onClose: () => void;
  labelledBy?: string;
  label?: string;
  /** The edge it is attached to, which messages avoid. */
  side?: string;
  className: string;
  children: ReactNode;
};

/** Shows the platform's modal: focus stays inside, the rest is inert, Escape and a press outside call `onClose`. */
export function Modal({ onClose, labelledBy, label, side, className, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    openModal(dialog);
    return () => closeModal(dialog);
  }, []);
  usePressOutside(ref, onClose);
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-label={label}
      data-side={side}
      className={className}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // A browser may close despite `preventDefault`; our own reopening (strict mode) is no request to close.
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
    >
      {children}
      <LiveRegion />
    </dialog>
  );
}

/** Calls back for a press that starts and ends on the backdrop; dragging a selection out of the dialog does not count. */
export function usePressOutside(ref: React.RefObject<HTMLDialogElement | null>, onPress: () => void): void {
  const callback = useRef(onPress);
  useEffect(() => {
    callback.current = onPress;
  });
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    let startedOutside = false;
    const isOutside = (event: MouseEvent) => {
      if (event.target !== dialog || !dialog.matches(":modal")) return false;
      const box = dialog.getBoundingClientRect();
      return (
        event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom
      );
    };
    const start = (event: MouseEvent) => {
      startedOutside = isOutside(event);
    };
    const end = (event: MouseEvent) => {
      if (startedOutside && isOutside(event)) callback.current();
    };
    dialog.addEventListener("pointerdown", start);
    dialog.addEventListener("click", end);
    return () => {
      dialog.removeEventListener("pointerdown", start);
      dialog.removeEventListener("click", end);
    };
  }, [ref]);
}
