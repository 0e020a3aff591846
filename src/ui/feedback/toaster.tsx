"use client";

import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { joinClasses } from "../join-classes";
import { useTopModal } from "../overlays/open-modals";
import { dismiss, type Toast, useToasts } from "./toast";
import { ToastCard } from "./toast-card";
import { useAttention } from "../page/use-attention";

/** Shows toasts, once in the root layout. They stay while hovered or focused; F6 focuses them. */
export function Toaster() {
  const toasts = useToasts();
  const modal = useTopModal();
  if (toasts.length === 0) return null;
  // Nothing outside a modal can be pressed, so toasts move into it.
  return createPortal(<ToastRegion toasts={toasts} atTop={modal?.dataset.side === "bottom"} />, modal ?? document.body);
}

function ToastRegion({ toasts, atTop }: { toasts: readonly Toast[]; atTop: boolean }) {
  const ref = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element>(null);
  const paused = useAttention(ref);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const button = ref.current?.querySelector("button");
      if (event.key !== "F6" || !button) return;
      event.preventDefault();
      cameFrom.current = document.activeElement;
      button.focus();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);
  const close = (entry: Toast) => {
    const hadFocus = ref.current?.contains(document.activeElement);
    dismiss(entry);
    if (hadFocus && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  return (
    <section
      ref={ref}
      aria-label="Notifications"
      className={joinClasses(
        "pointer-events-none fixed inset-x-4 z-35 flex flex-col items-center gap-2 print:hidden",
        atTop
          ? "top-[calc(env(safe-area-inset-top)+1rem)]"
          : "bottom-[calc(var(--bottom-bar,0px)+max(var(--floating-button,0px),var(--selection-bar,0px))+env(safe-area-inset-bottom)+1rem)]",
      )}
    >
      {toasts.map((entry) => (
        <ToastCard key={entry.key} entry={entry} paused={paused} onClose={close} />
      ))}
    </section>
  );
}
