"use client";

import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import { usePopup } from "~/ui/overlays/use-popup";

interface AccountMenuProps {
  name: string;
  email: string;
  /** Shows the link to the administration. */
  isAdmin: boolean;
  /** Absent if the page has no shortcuts. */
  onShortcuts?: () => void;
  /** Absent if the page has no palette. */
  onPalette?: () => void;
}

const load = async () => (await import("./account-menu-popup")).AccountMenuPopup;

/** Shows the signed-in user and the account's commands. */
export function AccountMenu({ name, email, isAdmin, onShortcuts, onPalette }: AccountMenuProps) {
  const { Popup, popupProps, trigger } = usePopup("menu", load);
  return (
    <>
      <button
        type="button"
        {...trigger}
        className="flex w-full items-center gap-2.5 rounded-md p-2 text-left transition-colors hover:bg-hover aria-expanded:bg-hover"
      >
        <span className="sr-only">Account:</span>
        <span
          aria-hidden
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent uppercase"
        >
          {Array.from(name)[0]}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="block truncate text-xs text-muted">{email}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
      {Popup && (
        <Popup
          isAdmin={isAdmin}
          {...(onShortcuts && { onShortcuts })}
          {...(onPalette && { onPalette })}
          {...popupProps}
        />
      )}
    </>
  );
}
