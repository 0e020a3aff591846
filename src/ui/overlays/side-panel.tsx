"use client";

import X from "lucide-react/icons/x";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { IconButton } from "../icon-button";

type SidePanelProps = {
  label: string;
  onClose: () => void;
  /** Buttons beside the close button. */
  actions?: ReactNode;
  children: ReactNode;
};

/**
 * Shows a panel beside the page from 64rem on, and a modal sheet below. It is one element, so that the server can render it and rotating a
 * tablet loses nothing.
 */
export function SidePanel({ label, onClose, actions, children }: SidePanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = ref.current;
    if (!panel) return undefined;
    const cameFrom = document.activeElement;
    const wide = window.matchMedia("(min-width: 64rem)");
    const place = () => {
      panel.role = wide.matches ? "complementary" : "dialog";
      panel.ariaModal = wide.matches ? null : "true";
      setInert(panel, !wide.matches);
    };
    place();
    // A user who opened the panel is moved into it; one who loaded the page stays at its start.
    if (cameFrom !== document.body && !panel.contains(document.activeElement)) focusFirst(panel);
    wide.addEventListener("change", place);
    return () => {
      wide.removeEventListener("change", place);
      const hadFocus = panel.contains(document.activeElement);
      setInert(panel, false);
      if (hadFocus && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any field inside
    <div
      ref={ref}
      data-side-panel
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it changes with the screen
      role="complementary"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={closeOnEscape}
      className="flex h-dvh flex-col border-line print:hidden bg-surface text-ink max-lg:fixed max-lg:inset-0 max-lg:z-30 max-lg:animate-slide-left md:max-lg:left-auto md:max-lg:w-full md:max-lg:max-w-md md:max-lg:shadow-overlay lg:sticky lg:top-[var(--offline-banner,0px)] lg:h-[calc(100dvh-var(--offline-banner,0px))] lg:w-96 lg:shrink-0 lg:border-l"
    >
      <div className="flex items-center justify-end gap-1 px-3 pt-3">
        {actions}
        <IconButton label="Close" shortcut="Esc" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-6">{children}</div>
    </div>
  );
}

function focusFirst(panel: HTMLElement): void {
  const target = panel.querySelector<HTMLElement>("[data-autofocus]") ?? panel;
  target.focus();
}

function setInert(panel: HTMLElement, inert: boolean): void {
  for (const sibling of panel.parentElement?.children ?? []) {
    if (sibling !== panel && sibling instanceof HTMLElement) sibling.inert = inert;
  }
}
