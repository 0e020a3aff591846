import type { ReactNode } from "react";

/** What stands in a menu. */
export type MenuEntry =
  | {
      kind: "action";
      label: string;
      icon?: ReactNode;
      /** Keys that do the same, for show: `Ctrl D`. */
      shortcut?: string;
      tone?: "danger";
      disabled?: boolean;
      onSelect: () => void;
    }
  | { kind: "check"; label: string; icon?: ReactNode; checked: boolean; onChange: (checked: boolean) => void }
  | {
      kind: "choice";
      label: string;
      /** Whether the menu stays open once something is chosen. */
      stays?: boolean;
      value: string;
      options: readonly { value: string; label: string; icon?: ReactNode }[];
      onChange: (value: string) => void;
    }
  | { kind: "separator"; key: string };
