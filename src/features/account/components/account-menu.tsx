"use client";

import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useState } from "react";
import { applyTheme, readTheme } from "~/ui/apply-theme";
import { Menu, type MenuEntry } from "~/ui/menu";
import { parseTheme } from "~/ui/theme";
import { useSignOut } from "./use-sign-out";

interface AccountMenuProps {
  name: string;
  email: string;
  onShortcuts: () => void;
}

const themes = [
  { value: "system", label: "Like the device", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
];

/** Who is signed in, and what concerns them rather than their tasks. */
export function AccountMenu({ name, email, onShortcuts }: AccountMenuProps) {
  const { leave } = useSignOut();
  const [theme, setTheme] = useState<string>("system");
  const entries: MenuEntry[] = [
    {
      kind: "choice",
      label: "Theme",
      value: theme,
      options: themes,
      onChange: (value) => applyTheme(parseTheme(value)),
    },
    { kind: "separator", key: "keys" },
    {
      kind: "action",
      label: "Keyboard shortcuts",
      icon: <Keyboard aria-hidden />,
      shortcut: "?",
      onSelect: onShortcuts,
    },
    { kind: "separator", key: "leave" },
    { kind: "action", label: "Sign out", icon: <LogOut aria-hidden />, onSelect: leave },
  ];
  return (
    <Menu
      label="Account"
      entries={entries}
      renderTrigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          onClick={(event) => {
            setTheme(readTheme());
            trigger.onClick(event);
          }}
          aria-label={`Account, ${name}, ${email}`}
          className="flex w-full items-center gap-2.5 rounded-md p-2 text-left transition-colors hover:bg-hover aria-expanded:bg-hover"
        >
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
      )}
    />
  );
}
