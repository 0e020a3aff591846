"use client";

import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { IconButton } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import type { PopupTrigger } from "~/ui/overlays/use-popup";

export interface PropertyLook {
  icon: ReactNode;
  /** What the property is, such as "Due date". */
  label: string;
  /** `undefined` where nothing is chosen. */
  value: ReactNode;
  /** What stands in place of a value, such as "Add a due date". */
  placeholder?: string;
  tone?: "danger" | undefined;
  /** Removes the value; without it, there is always one. */
  onRemove?: (() => void) | undefined;
  /** The name by which a shortcut finds it. */
  field?: string;
}

/** Shows a property as its icon and its value; pressing it opens what changes it. */
export function PropertyLine({ trigger, ...look }: PropertyLook & { trigger: PopupTrigger }) {
  const { icon, label, value, placeholder = `Add ${label.toLowerCase()}`, tone, onRemove, field } = look;
  const isEmpty = value === undefined;
  return (
    <div className="-mx-2 flex items-center rounded-md hover:bg-hover has-aria-expanded:bg-hover">
      <button
        type="button"
        {...trigger}
        data-field={field}
        data-tooltip={label}
        className={joinClasses(
          "flex min-h-9 min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1 text-left text-sm pointer-coarse:min-h-11",
          "[&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted",
          isEmpty && "text-muted",
          tone === "danger" && "text-danger [&>svg]:text-danger",
        )}
      >
        {icon}
        <span className="min-w-0 wrap-anywhere">
          <span className="sr-only">{isEmpty ? "" : `${label}: `}</span>
          {value ?? placeholder}
        </span>
      </button>
      {!isEmpty && onRemove && (
        <IconButton
          size="sm"
          label={`Remove ${label.toLowerCase()}`}
          onClick={onRemove}
          className="mr-1 pointer-coarse:size-11"
        >
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
