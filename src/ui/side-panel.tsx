"use client";

import X from "lucide-react/icons/x";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { IconButton } from "./icon-button";
import { LiveRegion } from "./live-region";
import { usePressOutside } from "./modal";
import { closeModal, openModal } from "./open-modals";

type SidePanelProps = {
  label: string;
  onClose: () => void;
  /** Buttons beside the closing one. */
  actions?: ReactNode;
  children: ReactNode;
};

/**
 * Beside the page from 64rem on, a modal sheet below. One element for both, so the server can render it before it
 * knows the screen, and turning a tablet loses nothing. Render it only while it is open.
 */
export function SidePanel({ label, onClose, actions, children }: SidePanelProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const cameFrom = document.activeElement;
    const wide = window.matchMedia("(min-width: 64rem)");
    const place = () => {
      if (wide.matches) {
        if (dialog.matches(":modal")) closeModal(dialog);
        dialog.setAttribute("open", "");
      } else if (!dialog.matches(":modal")) {
        dialog.removeAttribute("open");
        openModal(dialog);
      }
    };
    place();
    // Who opened the panel by a press is taken into it; who loaded the page stays at its start.
    if (cameFrom !== document.body && !dialog.contains(document.activeElement)) focusFirst(dialog);
    wide.addEventListener("change", place);
    return () => {
      wide.removeEventListener("change", place);
      const hadFocus = dialog.contains(document.activeElement);
      if (dialog.matches(":modal")) closeModal(dialog);
      if (hadFocus && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, []);
  usePressOutside(ref, onClose);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={ref}
      open
      tabIndex={-1}
      aria-label={label}
      className="ml-auto h-dvh max-h-none w-full max-w-md flex-col border-line bg-surface text-ink open:flex max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-30 max-lg:animate-slide-left max-lg:shadow-overlay lg:sticky lg:top-0 lg:w-96 lg:shrink-0 lg:border-l"
      onKeyDown={closeOnEscape}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="flex items-center justify-end gap-1 px-3 pt-3">
        {actions}
        <IconButton label="Close" shortcut="Esc" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-6">{children}</div>
      <LiveRegion />
    </dialog>
  );
}

function focusFirst(dialog: HTMLDialogElement): void {
  const target = dialog.querySelector<HTMLElement>("[data-autofocus]") ?? dialog;
  target.focus();
}
