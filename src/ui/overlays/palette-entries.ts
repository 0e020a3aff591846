import type { ReactNode } from "react";

/** Something that a palette offers. */
export interface PaletteEntry {
  /** Unique in the palette. */
  id: string;
  label: string;
  icon?: ReactNode;
  /** Further words by which it is found. */
  words?: string;
  /** Keys that do the same, for show: `Ctrl K`. */
  keys?: string | undefined;
  onSelect: () => void;
}

export interface PaletteGroup {
  title: string;
  items: readonly PaletteEntry[];
}
