import { beginsWords } from "~/shared/text/begins-words";
import type { PaletteGroup } from "~/ui/overlays/palette-entries";

/** Returns the groups with the entries that `query` finds, without empty groups. */
export function findEntries(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  return groups
    .map(({ title, items }) => ({
      title,
      items: items.filter(({ label, words = "" }) => beginsWords(`${label} ${words}`, query)),
    }))
    .filter(({ items }) => items.length > 0);
}
