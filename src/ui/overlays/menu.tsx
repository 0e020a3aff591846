"use client";

import type { ReactNode } from "react";
import { type PopupTrigger, usePopup } from "./use-popup";

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
      value: string;
      options: readonly { value: string; label: string; icon?: ReactNode }[];
      onChange: (value: string) => void;
    }
  | { kind: "separator"; key: string };

type MenuProps = {
  /** What the menu is called: "Sort by", "More for Pay rent". */
  label: string;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  /** The button that opens it: `renderTrigger={(props) => <IconButton label="More" {...props}><Ellipsis /></IconButton>}`. */
  renderTrigger: (props: PopupTrigger) => ReactNode;
};

const load = async () => (await import("./menu-popup")).MenuPopup;

export function Menu({ label, entries, align = "start", renderTrigger }: MenuProps) {
  const { Popup, popupProps, trigger } = usePopup("menu", load);
  return (
    <>
      {renderTrigger(trigger)}
      {Popup && <Popup label={label} entries={entries} align={align} {...popupProps} />}
    </>
  );
}
