"use client";

import { type ReactNode, useId } from "react";
import { joinClasses } from "../join-classes";
import { Modal } from "./modal";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** For content that would be long in one column. */
  isWide?: boolean;
  children?: ReactNode;
  /** Buttons, the main one last. Mark the one to focus first with `data-autofocus`. */
  footer?: ReactNode;
};

export function Dialog({ open, onClose, title, isWide = false, children, footer }: DialogProps) {
  const id = useId();
  if (!open) return null;
  return (
    <Modal
      onClose={onClose}
      labelledBy={id}
      className={joinClasses(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] animate-rise overflow-y-auto rounded-xl bg-surface text-ink shadow-overlay",
        isWide ? "max-w-2xl" : "max-w-md",
      )}
    >
      <div className="flex flex-col gap-2 p-6">
        <h2 id={id} className="text-lg font-semibold text-balance">
          {title}
        </h2>
        {children}
        {footer && <div className="mt-4 flex flex-wrap justify-end gap-2">{footer}</div>}
      </div>
    </Modal>
  );
}
