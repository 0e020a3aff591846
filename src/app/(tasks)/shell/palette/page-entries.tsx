import FileText from "lucide-react/icons/file-text";
import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { leave } from "~/features/account/components/unsaved/leave";
import type { PaletteEntry } from "~/ui/overlays/palette-entries";
import { applyTheme } from "~/ui/theme/apply-theme";

/** A page outside the lists. */
export interface PageEntry {
  href: string;
  label: string;
}

/** Returns the entries of pages outside the lists. */
export const pageEntries = (pages: readonly PageEntry[], go: (href: string) => void): PaletteEntry[] =>
  pages.map(({ href, label }) => ({
    id: href,
    label,
    words: "settings",
    icon: <FileText aria-hidden />,
    onSelect: () => go(href),
  }));

/** What the palette offers of the account and the look. */
export const accountEntries: readonly PaletteEntry[] = [
  {
    id: "theme system",
    label: "Use the system’s theme",
    words: "appearance",
    icon: <Monitor aria-hidden />,
    onSelect: () => applyTheme("system"),
  },
  {
    id: "theme light",
    label: "Use the light theme",
    words: "appearance",
    icon: <Sun aria-hidden />,
    onSelect: () => applyTheme("light"),
  },
  {
    id: "theme dark",
    label: "Use the dark theme",
    words: "appearance",
    icon: <Moon aria-hidden />,
    onSelect: () => applyTheme("dark"),
  },
  {
    id: "sign out",
    label: "Sign out",
    words: "leave account",
    icon: <LogOut aria-hidden />,
    onSelect: () => void leave(),
  },
];
