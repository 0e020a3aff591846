"use client";

import X from "lucide-react/icons/x";
import { type ReactNode, useId } from "react";
import { IconButton } from "../icon-button";
import { joinClasses } from "../join-classes";
import { Modal } from "./modal";

const sides = {
  left: "mr-auto h-dvh w-[calc(100%-3rem)] max-w-80 animate-slide-right",
  right: "ml-auto h-dvh w-full max-w-md animate-slide-left",
  bottom:
    "mt-auto w-full max-w-none animate-slide-up rounded-t-xl pb-[env(safe-area-inset-bottom)] sm:mx-auto sm:max-w-lg",
};

type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  side?: keyof typeof sides;
  children: ReactNode;
};

/** Shows a modal attached to an edge: a drawer for navigation, filters on a phone. */
export function Sheet({ open, onClose, title, side = "bottom", children }: SheetProps) {
  const id = useId();
  if (!open) return null;
  return (
    <Modal
      onClose={onClose}
      labelledBy={id}
      side={side}
      className={joinClasses(
        "max-h-dvh overflow-y-auto overscroll-contain bg-surface text-ink shadow-overlay",
        sides[side],
      )}
    >
      <div className="flex items-center justify-between gap-2 px-4 pt-3 pb-2">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <IconButton label="Close" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="px-4 pb-4">{children}</div>
    </Modal>
  );
}
