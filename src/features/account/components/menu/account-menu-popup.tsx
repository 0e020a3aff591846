"use client";

import BookOpen from "lucide-react/icons/book-open";
import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Search from "lucide-react/icons/search";
import Settings from "lucide-react/icons/settings";
import Shield from "lucide-react/icons/shield";
import Sun from "lucide-react/icons/sun";
import { useRouter } from "next/navigation";
import { applyTheme, readTheme } from "~/ui/theme/apply-theme";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import { parseTheme } from "~/ui/theme/theme";
import type { PopupProps } from "~/ui/overlays/use-popup";
import { modKey } from "~/ui/text/mod-key";
import { leave } from "../unsaved/leave";

const themes = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
];

interface AccountMenuPopupProps extends PopupProps {
  isAdmin: boolean;
  onShortcuts?: () => void;
  onPalette?: () => void;
}

export function AccountMenuPopup({ isAdmin, onShortcuts, onPalette, ...popup }: AccountMenuPopupProps) {
  const router = useRouter();
  return (
    <MenuPopup
      {...popup}
      label="Account"
      align="start"
      entries={[
        {
          kind: "choice",
          label: "Theme",
          value: readTheme(),
          options: themes,
          onChange: (value) => applyTheme(parseTheme(value)),
        },
        ...section("settings", {
          label: "Settings",
          icon: <Settings aria-hidden />,
          onSelect: () => router.push("/settings"),
        }),
        ...section(
          "admin",
          isAdmin && {
            label: "Administration",
            icon: <Shield aria-hidden />,
            onSelect: () => router.push("/admin"),
          },
        ),
        ...section(
          "keys",
          onShortcuts !== undefined && {
            label: "Keyboard shortcuts",
            icon: <Keyboard aria-hidden />,
            shortcut: "?",
            onSelect: onShortcuts,
          },
        ),
        ...(onPalette === undefined
          ? []
          : [
              {
                kind: "action" as const,
                label: "Command palette",
                icon: <Search aria-hidden />,
                shortcut: `${modKey()} K`,
                onSelect: onPalette,
              },
            ]),
        ...section("api", {
          label: "API documentation",
          icon: <BookOpen aria-hidden />,
          onSelect: () => window.location.assign("/api/docs"),
        }),
        { kind: "separator", key: "leave" },
        { kind: "action", label: "Sign out", icon: <LogOut aria-hidden />, onSelect: () => void leave() },
      ]}
    />
  );
}

function section(key: string, action: false | Omit<Extract<MenuEntry, { kind: "action" }>, "kind">): MenuEntry[] {
  return action === false
    ? []
    : [
        { kind: "separator", key },
        { kind: "action", ...action },
      ];
}
