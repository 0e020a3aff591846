"use client";

import type { ReactNode } from "react";
import type { MenuEntry } from "./menu-entry";
import { type PopupTrigger, usePopup } from "./use-popup";

type MenuProps = {
  /** The accessible name of the menu: "Sort by", "More for Pay rent". */
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
